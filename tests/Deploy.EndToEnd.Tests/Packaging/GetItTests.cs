using System.Text.RegularExpressions;
using Deploy.EndToEnd.Tests.Infrastructure;
using Deploy.EndToEnd.Tests.Support;
using Deploy.Testing;

namespace Deploy.EndToEnd.Tests.Packaging;

/// <summary>What the README's first page says, done in an empty folder: one file without a project, and the command as a tool.</summary>
public sealed partial class GetItTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    [SkippableFact]
    public async Task One_file_without_a_project_is_deployed_and_its_terminal_shows_the_plan()
    {
        Skip.IfNot(Terminal.Exists, "The program 'script' is needed for a pseudo-terminal.");
        var package = await PackedPackage.SharedAsync();
        using var folder = EmptyFolder(package);
        using var local = new OnDemandLocal();
        var readme = await File.ReadAllTextAsync(Repository.PathOf("README.md"));
        folder.Write("app.cs", OneFile().Match(readme).Groups["code"].Value.Replace("Deploy.Ecs@0.1.0", $"Deploy.Ecs@{package.Version}", StringComparison.Ordinal));
        var publish = Dotnet.Start(folder.Root, ["publish", "app.cs", "-p:DeployToEcs=local"], local.Environment);

        var first = Terminal.Visible((await Programs.RunAsync(Terminal.Start(publish), Limit)).EnsureSuccess().Output);
        Assert.Contains("+ service/app-hello (create)", first, StringComparison.Ordinal);
        Assert.Contains("service/app-hello: 2 of 2 tasks running", first, StringComparison.Ordinal);
        Assert.Contains($"service/app-hello answers at http://app-hello.local.localhost:{new Uri(local.Url).Port}/", first, StringComparison.Ordinal);
        Assert.Equal("Hello from Amazon ECS.", await local.AskAsync("app-hello.local"));

        await local.ForgetRequestsAsync();
        var second = Terminal.Visible((await Programs.RunAsync(Terminal.Start(publish), Limit)).EnsureSuccess().Output);
        Assert.Contains("Nothing to do", second, StringComparison.Ordinal);
        Assert.Empty(await local.WritesAsync());
    }

    [Fact]
    public async Task The_command_is_installed_as_a_tool_and_brings_the_local_AWS()
    {
        var package = await PackedPackage.SharedAsync();
        await package.PackToolAsync();
        using var folder = EmptyFolder(package);
        using var local = new OnDemandLocal();
        (await Dotnet.RunAsync(folder.Root, "tool", "install", "deploy-ecs", "--version", package.Version, "--tool-path", folder.PathOf("tools"))).EnsureSuccess();
        var start = Programs.Start(folder.PathOf("tools", "deploy-ecs"), folder.Root, ["local", "start"]);
        foreach (var (name, value) in local.Environment) start.Environment[name] = value;

        var started = (await Programs.RunAsync(start, Limit)).EnsureSuccess();

        Assert.StartsWith("http://", started.Output, StringComparison.Ordinal);
        Assert.True(await local.IsRunningAsync());
    }

    private static TemporaryFolder EmptyFolder(PackedPackage package)
    {
        var folder = new TemporaryFolder("get-it");
        package.Settle(folder);
        return folder;
    }

    [GeneratedRegex(@"`app\.cs`:\s+```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex OneFile();
}
