using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Hosting;

public sealed partial class ProcessTests
{
    private const int Interrupt = 2;
    private const int Terminate = 15;

    [Fact]
    public async Task The_program_tells_its_address_while_it_runs()
    {
        using var folder = new TemporaryFolder();
        using var process = Start(folder.Path, "--port", "0");
        var endpoint = await EndpointAsync(folder.Path, process);
        using var aws = new AwsHttp((string)endpoint["url"]!);

        var health = await aws.AdminAsync("health");
        await aws.AdminPostAsync("shutdown", "");
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token);

        Assert.Equal((process.Id, (string)health["version"]!, $"http://localhost:{endpoint["port"]}"), ((int)endpoint["pid"]!, (string)endpoint["version"]!, (string)endpoint["url"]!));
        Assert.Equal(0, process.ExitCode);
        Assert.False(File.Exists(Path.Combine(folder.Path, "endpoint.json")));
    }

    [Fact]
    public async Task A_second_program_on_the_folder_ends_with_3_and_says_why()
    {
        using var folder = new TemporaryFolder();
        using var first = Start(folder.Path, "--port", "0");
        await EndpointAsync(folder.Path, first);

        using var second = Start(folder.Path, "--port", "0");
        await second.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token);

        Assert.Equal(3, second.ExitCode);
        Assert.Contains(folder.Path, await second.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder.Path, "endpoint.json")));
        await EndAsync(first);
    }

    [SkippableFact]
    public async Task An_interrupt_is_ignored_and_a_termination_ends_cleanly()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no such signals.");
        using var folder = new TemporaryFolder();
        using var process = Start(folder.Path, "--port", "0");
        var endpoint = await EndpointAsync(folder.Path, process);
        using var aws = new AwsHttp((string)endpoint["url"]!);
        await aws.EcsAsync("CreateCluster", """{"clusterName":"c"}""");

        Kill(process.Id, Interrupt);
        await Task.Delay(300);
        Assert.Single((await aws.EcsAsync("ListClusters", "{}"))["clusterArns"]!.AsArray());
        Kill(process.Id, Terminate);
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token);

        Assert.Equal(0, process.ExitCode);
        Assert.False(File.Exists(Path.Combine(folder.Path, "endpoint.json")));
    }

    [SkippableFact]
    [UnsupportedOSPlatform("windows")]
    public async Task The_state_is_for_its_owner_only()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has access lists instead; the folder lies in the user's own profile.");
        using var folder = new TemporaryFolder();
        var state = Path.Combine(folder.Path, "state");
        Directory.CreateDirectory(state, (UnixFileMode)0b111_101_101);
        using var process = Start(state, "--port", "0");
        var endpoint = await EndpointAsync(state, process);
        using var aws = new AwsHttp((string)endpoint["url"]!);
        await aws.JsonAsync("ecr", "AmazonEC2ContainerRegistry_V20150921", "CreateRepository", """{"repositoryName":"app"}""");
        await aws.JsonAsync("ecr", "AmazonEC2ContainerRegistry_V20150921", "GetAuthorizationToken", "{}");

        var open = Directory.EnumerateFileSystemEntries(state, "*", SearchOption.AllDirectories).Append(state)
            .Select(entry => (Entry: entry, Mode: File.GetUnixFileMode(entry)))
            .Where(entry => entry.Mode != (Directory.Exists(entry.Entry) ? UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute : UnixFileMode.UserRead | UnixFileMode.UserWrite))
            .Select(entry => $"{entry.Entry}: {entry.Mode}");

        Assert.Empty(open);
        await EndAsync(process);
    }

    [Fact]
    public async Task Wrong_arguments_end_with_2()
    {
        using var folder = new TemporaryFolder();
        using var process = Start(folder.Path, "--port", "many");
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token);

        Assert.Equal(2, process.ExitCode);
        Assert.Contains("'--port many' is not a port", await process.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
    }

    private static Process Start(string state, params string[] more)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[typeof(LocalServer).Assembly.Location, "--state", state, .. more])
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static async Task<JsonObject> EndpointAsync(string state, Process process)
    {
        var file = Path.Combine(state, "endpoint.json");
        for (var i = 0; i < 200 && !File.Exists(file); i++)
        {
            Assert.False(process.HasExited, "The program ended early.");
            await Task.Delay(100);
        }

        return (JsonObject)JsonNode.Parse(await File.ReadAllTextAsync(file))!;
    }

    private static async Task EndAsync(Process process)
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
