using Deploy.ServiceClients.Model;

namespace Deploy.ServiceClients.Tests;

/// <summary>The command line that the README documents.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("service-clients").FullName;

    public CommandTests()
    {
        File.WriteAllText(Path.Combine(_folder, "small.json"), new SmallModel().Json.ToJsonString());
        File.WriteAllText(
            Path.Combine(_folder, "operations.json"),
            """{"services":[{"model":"small.json","folder":"Small","namespace":"Amazon.Small","name":"AmazonSmall","operations":["Do"]}]}""");
        File.WriteAllText(Path.Combine(_folder, "shapes.json"), """{"services":[]}""");
    }

    private string Output => Path.Combine(_folder, "src", "Deploy.Aws", "Generated");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Files_are_written_once_and_stale_ones_removed()
    {
        Assert.Equal((0, "12 files, 12 changed."), Run());
        var stale = Path.Combine(Output, "Small", "Model", "Stale.cs");
        File.WriteAllText(stale, "");
        Assert.Equal((0, "12 files, 1 changed."), Run());
        Assert.False(File.Exists(stale));
        Assert.Equal((0, "12 files, 0 changed."), Run());
    }

    [Fact]
    public void Check_changes_nothing_and_tells_what_differs()
    {
        Run();
        var file = Path.Combine(Output, "Small", "AmazonSmallClient.cs");
        File.AppendAllText(file, "// by hand\n");
        Assert.Equal((2, "12 files, 1 differ."), Run("--check"));
        Assert.EndsWith("// by hand\n", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--models", "--models is not an option or lacks its value")]
    [InlineData("--wrong", "--wrong is not an option")]
    public void A_wrong_command_line_is_explained(string argument, string message)
    {
        var error = Assert.Throws<GenerationException>(() => Command.Run([argument], TextWriter.Null));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains("Usage", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_model_is_named()
    {
        File.Delete(Path.Combine(_folder, "small.json"));
        Assert.Contains("small.json", Assert.Throws<GenerationException>(() => Run()).Message, StringComparison.Ordinal);
    }

    private (int Code, string LastLine) Run(params string[] more)
    {
        var output = new StringWriter();
        var code = Command.Run(["--models", _folder, "--root", _folder, "--operations", Path.Combine(_folder, "operations.json"), "--shapes", Path.Combine(_folder, "shapes.json"), .. more], output);
        return (code, output.ToString().TrimEnd().Split(Environment.NewLine)[^1]);
    }
}
