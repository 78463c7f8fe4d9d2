using System.Diagnostics;
using System.Text.Json.Nodes;
using Deploy.Cli.Tests.Support;

namespace Deploy.Cli.Tests;

public sealed class LocalCommandTests : IAsyncLifetime
{
    private readonly Project _project = new();

    private Dictionary<string, string?> Environment => new() { ["DEPLOY_ECS_LOCAL_STATE"] = _project.State };

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await Command.RunAsync(["local", "stop", "--state", _project.State]);
        _project.Dispose();
    }

    [Fact]
    public async Task It_is_started_once_found_again_and_stopped()
    {
        Assert.Equal(1, (await Command.RunAsync(["local", "status"], Environment)).ExitCode);

        var first = (await Command.RunAsync(["local", "start"], Environment)).EnsureSuccess().Output.Trim();
        Assert.StartsWith("http://", first, StringComparison.Ordinal);
        Assert.Equal(first, (await Command.RunAsync(["local", "start"], Environment)).EnsureSuccess().Output.Trim());
        Assert.Contains(first, (await Command.RunAsync(["local", "status"], Environment)).EnsureSuccess().Output, StringComparison.Ordinal);

        Assert.Contains("Stopped", (await Command.RunAsync(["local", "stop"], Environment)).EnsureSuccess().Output, StringComparison.Ordinal);
        Assert.Contains("does not run", (await Command.RunAsync(["local", "stop"], Environment)).EnsureSuccess().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deployment_starts_it_when_it_does_not_run_and_its_state_survives_a_restart()
    {
        (await Command.RunAsync(["apply", "--plan", _project.Plan, "--local"], Environment)).EnsureSuccess();
        (await Command.RunAsync(["local", "stop"], Environment)).EnsureSuccess();

        var again = (await Command.RunAsync(["apply", "--plan", _project.Plan, "--local"], Environment)).EnsureSuccess();

        Assert.Contains("NothingToDo", again.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP_PROXY")]
    [InlineData("http_proxy")]
    [InlineData("ALL_PROXY")]
    public async Task A_proxy_of_the_environment_is_not_between(string variable)
    {
        // Nobody listens there: whatever goes through the proxy fails.
        var environment = new Dictionary<string, string?>(Environment)
        {
            [variable] = "http://127.0.0.1:9",
            ["HTTPS_PROXY"] = "http://127.0.0.1:9",
            ["NO_PROXY"] = null,
            ["no_proxy"] = null,
        };

        var applied = (await Command.RunAsync(["apply", "--plan", _project.Plan, "--local"], environment)).EnsureSuccess();

        Assert.Contains("Succeeded", applied.Output, StringComparison.Ordinal);
        Assert.Contains("Stopped", (await Command.RunAsync(["local", "stop"], environment)).EnsureSuccess().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_starter_s_output_ends_although_it_goes_on()
    {
        // What a build waits for: the end of the command's output. RunAsync waits for it too, and has a limit.
        var watch = Stopwatch.StartNew();
        (await Command.RunAsync(["local", "start"], Environment)).EnsureSuccess();
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"It took {watch.Elapsed}.");

        var pid = (int)JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_project.State, "endpoint.json")))!["pid"]!;
        using var running = Process.GetProcessById(pid);
        Assert.False(running.HasExited);
        if (!OperatingSystem.IsLinux()) return;
        // Its session is not the starter's: the sixth field of its status line.
        var status = (await File.ReadAllTextAsync($"/proc/{pid}/stat")).Split(") ")[1].Split(' ');
        var own = (await File.ReadAllTextAsync("/proc/self/stat")).Split(") ")[1].Split(' ');
        Assert.NotEqual(own[3], status[3]);
    }

    [Fact]
    public async Task A_program_that_does_not_exist_is_a_clear_error()
    {
        var environment = Environment;
        environment["DEPLOY_ECS_LOCAL_PROGRAM"] = "/nowhere/Deploy.Local.dll";

        var result = await Command.RunAsync(["apply", "--plan", _project.Plan, "--local"], environment);

        Assert.Equal(11, result.ExitCode);
        Assert.Contains("error DECS3013: DEPLOY_ECS_LOCAL_PROGRAM names /nowhere/Deploy.Local.dll, which does not exist", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_of_an_earlier_version_is_started_again_with_its_state()
    {
        (await Command.RunAsync(["apply", "--plan", _project.Plan, "--local"], Environment)).EnsureSuccess();
        var file = Path.Combine(_project.State, "endpoint.json");
        var endpoint = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        var (pid, url) = ((int)endpoint["pid"]!, (string)endpoint["url"]!);
        endpoint["version"] = "0.0.1-before";
        await File.WriteAllTextAsync(file, endpoint.ToJsonString());

        var again = (await Command.RunAsync(["apply", "--plan", _project.Plan, "--local"], Environment)).EnsureSuccess();

        Assert.Contains("The local AWS that runs is of version 0.0.1-before; this is ", again.Output, StringComparison.Ordinal);
        Assert.Contains("NothingToDo", again.Output, StringComparison.Ordinal);
        var now = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        Assert.NotEqual(pid, (int)now["pid"]!);
        Assert.Equal(url, (string)now["url"]!);
        Assert.NotEqual("0.0.1-before", (string)now["version"]!);
    }
}
