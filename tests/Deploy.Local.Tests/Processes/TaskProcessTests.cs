using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Deploy.Local.Processes;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Processes;

/// <summary>Tasks as processes, by shell scripts: what ends them, in which order, and what is left.</summary>
public sealed class TaskProcessTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    [SkippableFact]
    public async Task A_program_that_ends_ends_its_task_with_its_code_and_all_its_lines()
    {
        OnUnix();
        await using var task = new ScriptTask().With("echo one; echo two >&2; printf three; exit 7").Begin();
        var end = await task.EndAsync();
        Assert.Equal("app", end.EndedBy);
        Assert.Equal(7, end.Containers[0].ExitCode);
        Assert.Equal(["one", "three", "two"], task.Lines.Select(line => line.Line).Order());
        Assert.True(task.WasEnded);
    }

    [SkippableFact]
    public async Task A_task_that_is_stopped_gets_a_signal_and_time()
    {
        OnUnix();
        await using var task = new ScriptTask().With("trap 'echo bye; exit 0' TERM; echo up; while :; do sleep 0.05; done").Begin();
        await task.UntilLineAsync("up");
        task.Task.Stop();
        var end = await task.EndAsync();
        Assert.Equal(0, end.Containers[0].ExitCode);
        Assert.Null(end.EndedBy);
        Assert.Contains(task.Lines, line => line.Line == "bye");
    }

    [SkippableFact]
    public async Task A_program_that_ignores_the_signal_is_killed_with_what_it_started()
    {
        OnUnix();
        await using var task = new ScriptTask()
            .With("trap '' TERM; (trap '' TERM; setsid sleep 1000 & echo child $!; sleep 1000) & echo up; wait; sleep 1000", new ContainerPlan { Name = "app", StopTimeout = Short }).Begin();
        await task.UntilLineAsync("up");
        var child = int.Parse((await LineAsync(task, "child "))["child ".Length..], CultureInfo.InvariantCulture);
        Assert.NotNull(ProcessIdentity.Of(child));
        task.Task.Stop();
        var end = await task.EndAsync();
        Assert.Equal(137, end.Containers[0].ExitCode);
        if (OperatingSystem.IsLinux())
            Assert.Null(ProcessIdentity.Of(child));
    }

    [SkippableFact]
    public async Task What_a_container_waits_for_comes_first_and_ends_last()
    {
        OnUnix();
        var app = new ContainerPlan { Name = "app", DependsOn = [new("init", "SUCCESS"), new("side", "HEALTHY")] };
        var side = new ContainerPlan { Name = "side", HealthCheck = new(Short, TimeSpan.FromSeconds(5), 3, TimeSpan.Zero) };
        await using var task = new ScriptTask()
            .With("trap 'echo app ends; exit 0' TERM; echo app; while :; do sleep 0.05; done", app)
            .With("echo init", new ContainerPlan { Name = "init", IsEssential = false })
            .With("trap 'echo side ends; exit 0' TERM; echo side; while :; do sleep 0.05; done", side, check: "exit 0").Begin();
        await task.UntilLineAsync("app");
        await task.UntilAsync(progress => progress.IsWell);
        task.Task.Stop();
        await task.EndAsync();
        var lines = task.Lines.Select(line => line.Line).ToList();
        Assert.Equal("app", lines[2]);
        Assert.Equal(["app ends", "side ends"], lines[3..]);
    }

    [SkippableFact]
    public async Task A_dependency_that_fails_keeps_the_task_from_running()
    {
        OnUnix();
        await using var task = new ScriptTask()
            .With("echo never", new ContainerPlan { Name = "app", DependsOn = [new("init", "SUCCESS")] })
            .With("exit 3", new ContainerPlan { Name = "init", IsEssential = false }).Begin();
        var end = await task.EndAsync();
        Assert.Equal("app", end.EndedBy);
        Assert.StartsWith("CannotStartContainerError", end.Containers[0].Reason);
        Assert.Empty(task.Lines);
    }

    [SkippableFact]
    public async Task A_container_that_is_not_essential_may_end()
    {
        OnUnix();
        await using var task = new ScriptTask()
            .With("while :; do sleep 0.05; done")
            .With("exit 1", new ContainerPlan { Name = "side", IsEssential = false }).Begin();
        await task.UntilAsync(progress => progress.Containers.Any(container => container is { Name: "side", Status: "STOPPED", ExitCode: 1 }));
        await task.UntilAsync(progress => progress.IsWell);
        Assert.Equal(TaskPhase.Running, task.Task.Progress.Phase);
    }

    [SkippableFact]
    public async Task A_restart_policy_starts_it_again_but_for_codes_that_it_ignores()
    {
        OnUnix();
        using var folder = new TemporaryFolder();
        await using var task = new ScriptTask(folder.Path)
            .With("echo x >> count; [ $(wc -l < count) -lt 3 ] && exit 1; exit 42", new ContainerPlan { Name = "app", Restart = new([42], TimeSpan.Zero) }).Begin();
        var end = await task.EndAsync();
        Assert.Equal((42, 2), (end.Containers[0].ExitCode, end.Containers[0].Restarts));
    }

    [SkippableFact]
    public async Task Memory_over_the_limit_ends_the_container()
    {
        OnUnix();
        const string Hungry = "a=x; while [ ${#a} -lt 100000000 ]; do a=$a$a; done; sleep 1000";
        await using var task = new ScriptTask { MemoryLimit = 32 * 1024 * 1024 }.With(Hungry).Begin();
        var end = await task.EndAsync();
        Assert.Equal(137, end.Containers[0].ExitCode);
        Assert.StartsWith("OutOfMemoryError", end.Containers[0].Reason);
    }

    [SkippableFact]
    public async Task A_health_check_that_fails_too_often_is_unhealthy_and_one_that_passes_is_well()
    {
        OnUnix();
        var plan = new ContainerPlan { Name = "app", HealthCheck = new(TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(5), 3, TimeSpan.Zero) };
        using var folder = new TemporaryFolder();
        await using var task = new ScriptTask(folder.Path).With("while :; do sleep 0.05; done", plan, check: "test -e well").Begin();
        await task.UntilAsync(progress => progress.Containers is [{ Health: "UNHEALTHY" }]);
        Assert.False(task.Task.Progress.IsWell);
        File.WriteAllText(System.IO.Path.Combine(folder.Path, "well"), "");
        await task.UntilAsync(progress => progress is { IsWell: true, Containers: [{ Health: "HEALTHY" }] });
    }

    [SkippableFact]
    public async Task A_program_that_does_not_exist_is_told()
    {
        OnUnix();
        await using var task = new MissingProgram();
        Assert.StartsWith("CannotStartContainerError", (await task.EndAsync()).Containers[0].Reason);
    }

    [SkippableFact]
    public async Task A_task_is_well_once_it_listens()
    {
        OnUnix();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var endpoint = (IPEndPoint)listener.LocalEndpoint;
        listener.Stop();
        await using var task = new ScriptTask { Endpoints = [endpoint] }.With("while :; do sleep 0.05; done").Begin();
        await task.UntilAsync(progress => progress.Containers is [{ Status: "RUNNING" }]);
        await Task.Delay(500);
        Assert.False(task.Task.Progress.IsWell);
        listener.Start();
        await task.UntilAsync(progress => progress.IsWell);
    }

    [SkippableFact]
    public async Task After_a_crash_of_Local_leftovers_are_ended_by_identity()
    {
        OnUnix();
        using var folder = new TemporaryFolder();
        await using var task = new ScriptTask(folder.Path).With("setsid sleep 1000 & echo child $!; sleep 1000").Begin();
        var child = int.Parse((await LineAsync(task, "child "))["child ".Length..], CultureInfo.InvariantCulture);
        var main = task.Task.Progress.Containers[0].ProcessId!.Value;

        // Another process that was given the number since must not be ended.
        using var stranger = System.Diagnostics.Process.Start("sleep", "1000");
        var written = File.ReadAllText(System.IO.Path.Combine(folder.Path, "processes.json"));
        Assert.Contains($"{main}", written, StringComparison.Ordinal);
        File.WriteAllText(System.IO.Path.Combine(folder.Path, "processes.json"), written.Replace("]", $$""",{"Id":{{stranger.Id}},"Started":"1","Boot":"x"}]""", StringComparison.Ordinal));
        try
        {
            Assert.InRange(new ProcessHost(folder.Path).EndLeftOvers(), 1, 10);
            await task.EndAsync();
            if (OperatingSystem.IsLinux())
                for (var i = 0; i < 100 && ProcessIdentity.Of(child) is not null; i++)
                    await Task.Delay(50);
            Assert.Null(ProcessIdentity.Of(main));
            Assert.False(stranger.HasExited);
            if (OperatingSystem.IsLinux())
                Assert.Null(ProcessIdentity.Of(child));
        }
        finally
        {
            stranger.Kill();
        }
    }

    [SkippableFact]
    public async Task A_program_that_writes_much_loses_no_line()
    {
        OnUnix();
        await using var task = new ScriptTask().With("i=0; while [ $i -lt 20000 ]; do i=$((i+1)); echo line $i; done").Begin();
        await task.EndAsync();
        Assert.Equal(Enumerable.Range(1, 20000).Select(i => $"line {i}"), task.Lines.Select(line => line.Line));
    }

    private static void OnUnix() => Skip.If(OperatingSystem.IsWindows(), "The scripts are for a shell.");

    private static async Task<string> LineAsync(ScriptTask task, string start)
    {
        for (var i = 0; i < 600; i++)
        {
            if (task.Lines.FirstOrDefault(line => line.Line.StartsWith(start, StringComparison.Ordinal)).Line is { } line)
                return line;
            await Task.Delay(50);
        }

        throw new TimeoutException($"No line begins with '{start}'.");
    }

    private sealed class MissingProgram : ITaskSetting, IAsyncDisposable
    {
        private readonly TaskProcess _task;

        public MissingProgram()
        {
            _task = new TaskProcess(new TaskPlan("missing", [new ContainerPlan { Name = "app" }], null), this, new ProcessHost(null), () => { });
            _task.Start();
        }

        public async Task<TaskProgress> EndAsync()
        {
            await _task.Ended;
            return _task.Progress;
        }

        public Task<PreparedTask> PrepareAsync(TaskPlan plan, CancellationToken cancellation)
        {
            var program = new ContainerProgram { Program = "/nowhere/app", WorkingDirectory = "/", Environment = new Dictionary<string, string>() };
            return Task.FromResult(new PreparedTask(new Dictionary<string, IRunnableContainer> { ["app"] = new ProgramContainer(program, new ProcessHost(null)) }, null, []));
        }

        public void Write(string container, IReadOnlyList<string> lines) => Assert.Fail("Nothing ran.");

        Task ITaskSetting.EndAsync() => Task.CompletedTask;

        public async ValueTask DisposeAsync() => await _task.EndSoonAsync();
    }
}
