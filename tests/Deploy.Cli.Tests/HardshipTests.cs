using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Deploy.Cli.Tests.Support;
using Deploy.Testing;

namespace Deploy.Cli.Tests;

/// <summary>What a machine can do to a run: it has an outcome, a report where one can be written, and never a stack trace.</summary>
public sealed class HardshipTests : IAsyncLifetime
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
    public async Task A_user_without_a_home_is_told_where_state_can_lie()
    {
        var environment = new Dictionary<string, string?> { ["HOME"] = "", ["XDG_DATA_HOME"] = "/proc/nowhere", ["DEPLOY_ECS_LOCAL_STATE"] = null };

        var result = await ApplyAsync(environment);

        AssertTold(result, 11, "DECS3013", "Name a folder that can be written in DEPLOY_ECS_LOCAL_STATE");
    }

    [Fact]
    public async Task A_state_folder_that_cannot_be_made_is_named()
    {
        var result = await ApplyAsync(new() { ["DEPLOY_ECS_LOCAL_STATE"] = "/proc/nowhere/state" });

        AssertTold(result, 11, "DECS3013", "cannot keep its state in /proc/nowhere/state");
    }

    [Fact]
    public async Task A_damaged_state_file_is_named_with_the_cure_and_at_once()
    {
        var file = _project.Write("state/data/ecs.us-east-1.json", """{"Clusters":{"sh""");
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var result = await ApplyAsync(Environment);

        AssertTold(result, 11, "DECS3013", $"{file} is damaged", "Delete it");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(25), $"{watch.Elapsed}");
    }

    [Theory]
    [InlineData("{\"pid\":1,\"ur")]
    [InlineData("{}")]
    [InlineData("{\"pid\":1,\"url\":\"no url\",\"port\":1,\"version\":\"1\"}")]
    public async Task A_broken_endpoint_file_that_nobody_stands_behind_is_replaced(string content)
    {
        _project.Write("state/endpoint.json", content);

        var result = await ApplyAsync(Environment);

        Assert.True(result.ExitCode == 0, result.Output);
    }

    [Fact]
    public async Task A_web_page_in_place_of_AWS_is_a_refusal_with_a_report()
    {
        using var listener = new HttpListener();
        var port = FreePort();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        _ = AnswerAsync(listener);
        var environment = new Dictionary<string, string?> { ["AWS_ACCESS_KEY_ID"] = "k", ["AWS_SECRET_ACCESS_KEY"] = "s" };

        var result = await Command.RunAsync(["apply", "--plan", _project.Plan, "--region", "eu-central-1", "--endpoint-url", $"http://127.0.0.1:{port}"], environment);

        AssertTold(result, 11, "DECS3013", "a web page came in place of AWS's answer");
        Assert.Contains("RefusedByPreflight", File.ReadAllText(_project.PathOf("deployment.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_of_an_earlier_run_does_not_stand_for_one_that_could_not_begin()
    {
        (await ApplyAsync(Environment)).EnsureSuccess();
        Assert.Contains("Succeeded", File.ReadAllText(_project.PathOf("deployment.json")), StringComparison.Ordinal);

        var result = await ApplyAsync(new() { ["DEPLOY_ECS_LOCAL_STATE"] = "/proc/nowhere/state" });

        Assert.Equal(11, result.ExitCode);
        Assert.DoesNotContain("Succeeded", File.ReadAllText(_project.PathOf("deployment.json")), StringComparison.Ordinal);
        Assert.Contains("# Deployment: refused by preflight", File.ReadAllText(_project.PathOf("deployment.md")), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Ctrl_C_while_the_local_AWS_starts_is_a_cancelled_run_with_a_report(string signal)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no such signals.");
        await using var held = HoldState();
        using var process = await StartUntilItWaitsAsync();
        var watch = Stopwatch.StartNew();
        using (var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"])) await kill.WaitForExitAsync();

        var result = await Programs.WaitAsync(process, TimeSpan.FromMinutes(1));

        AssertTold(result, 25, "DECS3025", "Nothing was changed");
        // Half a minute is what a start may take.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
        Assert.Contains("\"Cancelled\"", File.ReadAllText(_project.PathOf("deployment.json")), StringComparison.Ordinal);
        Assert.Contains("# Deployment: cancelled", File.ReadAllText(_project.PathOf("deployment.md")), StringComparison.Ordinal);
    }

    /// <summary>The report is there before the run begins to wait, so that nothing that ends the process leaves an earlier one.</summary>
    [SkippableFact]
    public async Task A_run_that_is_killed_leaves_no_report_of_an_earlier_one()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no such signals.");
        await using var held = HoldState();
        using var process = await StartUntilItWaitsAsync();
        process.Kill();
        await process.WaitForExitAsync();

        Assert.False(File.Exists(_project.PathOf("deployment.json")));
        Assert.False(File.Exists(_project.PathOf("deployment.md")));
    }

    /// <summary>Reports are written through a link to a device that is full.</summary>
    [SkippableFact]
    public async Task A_disk_that_is_full_at_the_end_is_told_and_takes_no_outcome_away()
    {
        Skip.IfNot(File.Exists("/dev/full"), "/dev/full is of Linux");
        var reports = Path.Combine(_project.PathOf("reports"));
        Directory.CreateDirectory(reports);
        File.CreateSymbolicLink(Path.Combine(reports, "deployment.journal"), "/dev/full");

        var result = await Command.RunAsync(["apply", "--plan", _project.Plan, "--local", "--report-directory", reports], Environment);

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Contains("The journal is not whole", result.Output, StringComparison.Ordinal);
        Assert.Contains("Succeeded", File.ReadAllText(Path.Combine(reports, "deployment.json")), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Output, StringComparison.Ordinal);
    }

    /// <summary>The journal is one file and the folder another: there is no room for a third.</summary>
    [SkippableFact]
    public async Task A_disk_without_room_for_the_report_is_told_and_takes_no_outcome_away()
    {
        var reports = _project.PathOf("reports");

        var result = await OnSmallDiskAsync(reports, "nr_inodes=2", ["apply", "--plan", _project.Plan, "--local", "--report-directory", reports]);

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Contains("The report cannot be written whole: No space left on device", result.Output, StringComparison.Ordinal);
        Assert.Contains($"Make room in {reports}", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Output, StringComparison.Ordinal);
    }

    /// <summary>Local starts, and then has no room for what it is told.</summary>
    [SkippableFact]
    public async Task A_disk_without_room_for_the_state_of_the_local_AWS_fails_the_run_with_the_cure()
    {
        var result = await OnSmallDiskAsync(_project.State, "nr_inodes=6", ["apply", "--plan", _project.Plan, "--local"]);

        Assert.True(result.ExitCode is not (0 or 64), result.Output);
        Assert.Contains("Local cannot write its state: No space left on device", result.Output, StringComparison.Ordinal);
        Assert.Contains("Make room", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Succeeded", File.ReadAllText(_project.PathOf("deployment.json")), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_directory_that_cannot_be_written_is_told_before_anything_is_written()
    {
        var result = await Command.RunAsync(["apply", "--plan", _project.Plan, "--local", "--report-directory", "/proc/nowhere"], Environment);

        AssertTold(result, 11, "DECS3002", "No report can be written to /proc/nowhere");
        Assert.False(Directory.Exists(_project.State), "the local AWS was started");
    }

    [SkippableTheory]
    [InlineData(">/dev/full")]
    [InlineData(">&-")]
    [InlineData("| head -n 1")]
    public async Task An_output_that_takes_nothing_does_not_end_a_deployment(string redirection)
    {
        Skip.IfNot(File.Exists("/bin/bash") && File.Exists("/dev/full"), "bash and /dev/full are of Linux");
        var command = Command.Start(["apply", "--plan", _project.Plan, "--local"], Environment);
        var shell = Programs.Start("/bin/bash", Path.GetTempPath(), ["-o", "pipefail", "-c", $"{Words(["apply", "--plan", _project.Plan, "--local"])} {redirection}"]);
        foreach (var (name, value) in command.Environment) shell.Environment[name] = value;

        var result = await Programs.RunAsync(shell, TimeSpan.FromMinutes(2));

        Assert.True(result.ExitCode == 0, $"{result.ExitCode}: {result.Output}");
        Assert.Contains("Succeeded", File.ReadAllText(_project.PathOf("deployment.json")), StringComparison.Ordinal);
    }

    /// <summary>Runs the command, and what it starts, where a folder is a file system of its own with little room.</summary>
    private async Task<RunResult> OnSmallDiskAsync(string folder, string room, IEnumerable<string> arguments)
    {
        Skip.IfNot(OperatingSystem.IsLinux() && Programs.Exists("unshare"), "unshare, which gives a process file systems of its own, is of Linux");
        Directory.CreateDirectory(folder);
        var mount = $"mount -t tmpfs -o {room} none '{folder}'";
        Skip.IfNot((await UnsharedAsync(mount)).ExitCode == 0, "this machine lets nobody but root mount a file system");
        return await UnsharedAsync($"{mount}; {Words(arguments)}; code=$?; {Words(["local", "stop", "--state", _project.State])} > stopped; exit $code");

        Task<RunResult> UnsharedAsync(string script)
        {
            var shell = Programs.Start("unshare", Path.GetDirectoryName(_project.Plan)!, ["--user", "--map-root-user", "--mount", "/bin/sh", "-c", script]);
            foreach (var (name, value) in Command.Start([], Environment).Environment) shell.Environment[name] = value;
            return Programs.RunAsync(shell, TimeSpan.FromMinutes(3));
        }
    }

    /// <summary>The command as a shell's words.</summary>
    private string Words(IEnumerable<string> arguments)
    {
        var command = Command.Start(arguments, Environment);
        return string.Join(' ', command.ArgumentList.Prepend(command.FileName).Select(word => $"'{word}'"));
    }

    private Task<RunResult> ApplyAsync(Dictionary<string, string?> environment) => Command.RunAsync(["apply", "--plan", _project.Plan, "--local"], environment);

    /// <summary>Somebody holds the state folder and does not answer: a start is waited for.</summary>
    private HeldState HoldState()
    {
        Directory.CreateDirectory(_project.State);
        return new HeldState(new FileStream(Path.Combine(_project.State, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None), LocalLog);
    }

    private string LocalLog => Path.Combine(_project.State, "local.log");

    /// <summary>A run after one that succeeded, which has begun to wait for the local AWS.</summary>
    private async Task<Process> StartUntilItWaitsAsync()
    {
        _project.Write("deployment.json", """{ "outcome": "Succeeded" }""");
        _project.Write("deployment.md", "# Deployment: succeeded");
        var process = Process.Start(Command.Start(["apply", "--plan", _project.Plan, "--local"], Environment))!;
        for (var waited = Stopwatch.StartNew(); !File.Exists(LocalLog) && waited.Elapsed < TimeSpan.FromSeconds(60); await Task.Delay(20)) Assert.False(process.HasExited);
        return process;
    }

    private static void AssertTold(RunResult result, int exitCode, string code, params string[] texts)
    {
        Assert.True(result.ExitCode == exitCode, $"{result.ExitCode}: {result.Output}");
        Assert.Contains($"error {code}: ", result.Output, StringComparison.Ordinal);
        Assert.All(texts, text => Assert.Contains(text, result.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", result.Output, StringComparison.Ordinal);
    }

    private static async Task AnswerAsync(HttpListener listener)
    {
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync();
                context.Response.ContentType = "text/html";
                await context.Response.OutputStream.WriteAsync("<html><body>Sign in</body></html>"u8.ToArray());
                context.Response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>
    /// A state folder that is in use until the local AWS which was started meanwhile has given it up: it starts slower than a run is ended, and would
    /// take a folder that is free again.
    /// </summary>
    private sealed class HeldState(FileStream folder, string log) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            var waited = Stopwatch.StartNew();
            while (!IsGivenUp() && waited.Elapsed < TimeSpan.FromSeconds(60)) await Task.Delay(20);
            await folder.DisposeAsync();
        }

        private bool IsGivenUp() => File.Exists(log) && File.ReadAllText(log).Contains("uses the state folder", StringComparison.Ordinal);
    }
}
