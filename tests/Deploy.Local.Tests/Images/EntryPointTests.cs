using Deploy.Local.Images;
using Deploy.Local.Services;

namespace Deploy.Local.Tests.Images;

/// <summary>Docker's rules of entry point and command, as a table.</summary>
public sealed class EntryPointTests
{
    // A dash is what is not given, a plus the empty list; the columns: image's entry point and command, definition's, override, result.
    [Theory]
    [InlineData("e1 e2", "c1", "-", "-", "-", "e1 e2 c1")]
    [InlineData("-", "c1 c2", "-", "-", "-", "c1 c2")]
    [InlineData("e1", "-", "-", "-", "-", "e1")]
    [InlineData("e1", "c1", "-", "d1 d2", "-", "e1 d1 d2")]
    [InlineData("-", "c1", "-", "d1", "-", "d1")]
    [InlineData("e1", "c1", "p1", "-", "-", "p1")]
    [InlineData("e1", "c1", "p1 p2", "d1", "-", "p1 p2 d1")]
    [InlineData("e1", "c1", "-", "-", "o1", "e1 o1")]
    [InlineData("e1", "c1", "-", "d1", "o1", "e1 o1")]
    [InlineData("e1", "c1", "p1", "d1", "o1 o2", "p1 o1 o2")]
    [InlineData("e1", "c1", "p1", "-", "o1", "p1 o1")]
    [InlineData("e1", "c1", "+", "+", "+", "e1 c1")]
    [InlineData("e1", "c1", "p1", "d1", "+", "p1 d1")]
    public void What_is_given_takes_the_place_of_the_images(string entrypoint, string cmd, string entryPoint, string command, string commandOverride, string expected)
    {
        var image = new ImageConfiguration { Os = "linux", Architecture = "amd64", Entrypoint = List(entrypoint) ?? [], Cmd = List(cmd) ?? [] };
        var settings = new ContainerSettings { EntryPoint = List(entryPoint), Command = List(command), CommandOverride = List(commandOverride) };

        Assert.Equal(List(expected), EntryPoint.Of(image, settings).Arguments);
    }

    [Fact]
    public void Without_a_program_nothing_starts()
    {
        var image = new ImageConfiguration { Os = "linux", Architecture = "amd64" };

        Assert.Equal("no command specified", Assert.Throws<ContainerStartException>(() => EntryPoint.Of(image, new ContainerSettings())).Message);
    }

    [Fact]
    public void Folder_user_and_path_are_the_definitions_else_the_images_else_the_usual_ones()
    {
        var bare = new ImageConfiguration { Os = "linux", Architecture = "amd64", Cmd = ["x"] };
        var full = bare with { WorkingDir = "/app", User = "1654", Env = ["PATH=/old", "A=b", "PATH=/own:/bin"] };

        var usual = EntryPoint.Of(bare, new ContainerSettings());
        var images = EntryPoint.Of(full, new ContainerSettings { WorkingDirectory = "" });
        var definitions = EntryPoint.Of(full, new ContainerSettings { WorkingDirectory = "/data", User = "app" });

        Assert.Equal(("/", "", "/usr/local/sbin"), (usual.WorkingDirectory, usual.User, usual.SearchPath[0]));
        Assert.Equal(("/app", "1654"), (images.WorkingDirectory, images.User));
        Assert.Equal(["/own", "/bin"], images.SearchPath);
        Assert.Equal(("/data", "app"), (definitions.WorkingDirectory, definitions.User));
    }

    private static string[]? List(string text) => text switch { "-" => null, "+" => [], _ => text.Split(' ') };
}
