using System.Text.Json;
using Deploy.MSBuild.Tests.Infrastructure;
using Deploy.Testing;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Deploy.MSBuild.Tests;

public sealed class WriteContainerSettingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("settings");

    [Fact]
    public void What_shapes_the_image_is_written_in_a_fixed_order()
    {
        var settings = Write(
            values: [Item("User", "1000"), Item("BaseImage", "mcr.microsoft.com/dotnet/aspnet:10.0"), Item("RuntimeIdentifier", "")],
            lists: [Item("EntryPoint", "dotnet"), Item("EntryPoint", "shop.dll"), Item("AppCommand", "")],
            ports: [Port("8081", "tcp"), Port("8080", ""), Port("53", "udp")]);

        Assert.Equal("""
            {
              "BaseImage": "mcr.microsoft.com/dotnet/aspnet:10.0",
              "EntryPoint": [
                "dotnet",
                "shop.dll"
              ],
              "Ports": [
                "53/udp",
                "8080/tcp",
                "8081/tcp"
              ],
              "User": "1000"
            }

            """, settings);
    }

    [Fact]
    public void Labels_that_name_the_build_are_left_out_and_others_are_not()
    {
        var settings = Write(labels: [Item("org.opencontainers.image.revision", "0123abc"), Item("org.opencontainers.image.created", "today"), Item("team", "orders")]);

        var labels = JsonDocument.Parse(settings).RootElement.GetProperty("Labels");
        Assert.Equal("team", Assert.Single(labels.EnumerateObject()).Name);
    }

    [Fact]
    public void The_value_of_an_environment_variable_shapes_the_key_without_being_written()
    {
        var one = Write(environment: [Item("GREETING", "good morning")]);
        var two = Write(environment: [Item("GREETING", "good evening")]);

        Assert.DoesNotContain("morning", one, StringComparison.Ordinal);
        Assert.Contains("GREETING", one, StringComparison.Ordinal);
        Assert.NotEqual(one, two);
    }

    public void Dispose() => _folder.Dispose();

    private static TaskItem Item(string name, string value) => new(name, new Dictionary<string, string> { ["Value"] = value });

    private static TaskItem Port(string port, string type) => new(port, new Dictionary<string, string> { ["Type"] = type });

    private string Write(ITaskItem[]? values = null, ITaskItem[]? lists = null, ITaskItem[]? ports = null, ITaskItem[]? labels = null, ITaskItem[]? environment = null)
    {
        var file = _folder.PathOf("settings.json");
        var task = new WriteContainerSettings
        {
            BuildEngine = new RecordingEngine(),
            File = file,
            Values = values ?? [],
            Lists = lists ?? [],
            Ports = ports ?? [],
            Labels = labels ?? [],
            EnvironmentVariables = environment ?? [],
        };
        Assert.True(task.Execute());
        return File.ReadAllText(file);
    }
}
