using Deploy.Local.Hosting;

namespace Deploy.Local.Tests.Hosting;

public sealed class LocalOptionsTests
{
    [Fact]
    public void Options_are_read()
    {
        var options = LocalOptions.Parse(["--state", "/tmp/x", "--port", "4566", "--speed", "2.5"]);

        Assert.Equal((4566, 2.5, Path.GetFullPath("/tmp/x")), (options.Port, options.Speed, options.StateDirectory));
    }

    [Theory]
    [InlineData("'--state' is missing")]
    [InlineData("'--port 99999' is not a port", "--state", "x", "--port", "99999")]
    [InlineData("'--speed 0' is not a factor", "--state", "x", "--speed", "0")]
    [InlineData("'--speed' needs a value", "--state", "x", "--speed")]
    [InlineData("Unknown argument 'start'", "start")]
    public void Wrong_options_are_explained(string message, params string[] arguments) =>
        Assert.StartsWith(message, Assert.Throws<FormatException>(() => LocalOptions.Parse(arguments)).Message, StringComparison.Ordinal);
}
