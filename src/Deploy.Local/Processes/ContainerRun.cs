using System.ComponentModel;

namespace Deploy.Local.Processes;

/// <summary>A container from the wait for its dependencies to its last end, started again where its policy says so.</summary>
internal sealed class ContainerRun(ContainerPlan plan, ContainerProgram command, ProcessHost host, Action<IReadOnlyList<string>> lines, Action changed)
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _healthy = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int?> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile ContainerProcess? _process;

    /// <summary>What it is to do.</summary>
    public ContainerPlan Plan => plan;

    /// <summary>How it is started.</summary>
    public ContainerProgram Command => command;

    /// <summary>How it is.</summary>
    public ContainerProgress Progress { get; private set; } = new() { Name = plan.Name };

    /// <summary>Its process, where one runs.</summary>
    public ContainerProcess? Process => _process;

    /// <summary>Completes when it has started for the first time.</summary>
    public Task Started => _started.Task;

    /// <summary>Completes when it is healthy for the first time; at its start, where it has no health check.</summary>
    public Task Healthy => _healthy.Task;

    /// <summary>Its last exit code; null: it never started.</summary>
    public Task<int?> Ended => _ended.Task;

    /// <summary>Runs it until it has ended for good.</summary>
    /// <param name="dependencies">Completes when it may start; false: it never may.</param>
    /// <param name="stopping">No start any more.</param>
    public async Task RunAsync(Func<CancellationToken, Task<string?>> dependencies, CancellationToken stopping)
    {
        int? code = null;
        string? reason = null;
        try
        {
            reason = await dependencies(stopping);
            while (reason is null && !stopping.IsCancellationRequested)
            {
                var began = TimeProvider.System.GetTimestamp();
                (code, reason) = await OnceAsync();
                if (stopping.IsCancellationRequested || !StartsAgain(code, TimeProvider.System.GetElapsedTime(began)))
                    break;
                Tell(Progress with { Restarts = Progress.Restarts + 1, Health = "UNKNOWN" });
            }
        }
        catch (OperationCanceledException)
        {
            // It was never its turn.
        }

        Tell(Progress with { Status = "STOPPED", ExitCode = code, Reason = reason, ProcessId = null });
        _ended.TrySetResult(code);
    }

    /// <summary>Asks it to end, within its time.</summary>
    public Task StopAsync() => _process?.StopAsync(plan.StopTimeout) ?? Task.CompletedTask;

    private async Task<(int? Code, string? Reason)> OnceAsync()
    {
        ContainerProcess process;
        try
        {
            _process = process = ContainerProcess.Start(command, host, lines);
        }
        catch (Exception e) when (e is Win32Exception or IOException or UnauthorizedAccessException)
        {
            return (null, $"CannotStartContainerError: {e.Message}");
        }

        Tell(Progress with { Status = "RUNNING", ProcessId = process.Id });
        _started.TrySetResult();
        if (plan.HealthCheck is null)
            _healthy.TrySetResult();
        using var health = new CancellationTokenSource();
        var watching = WatchAsync(health.Token);
        var code = await process.Ended;
        await health.CancelAsync();
        await watching;
        _process = null;
        return (code, process.WasOutOfMemory ? "OutOfMemoryError: Container killed due to memory usage" : null);
    }

    private async Task WatchAsync(CancellationToken cancellation)
    {
        if (plan.HealthCheck is not { } check || command.HealthCheck is not { } probe)
            return;
        try
        {
            await HealthLoop.RunAsync(check, token => CheckAsync(probe, token), health =>
            {
                Tell(Progress with { Health = health });
                if (health == "HEALTHY")
                    _healthy.TrySetResult();
            }, cancellation);
        }
        catch (OperationCanceledException)
        {
            // The container has ended.
        }
    }

    /// <summary>What a health check writes is nobody's log, as in ECS.</summary>
    private async Task<bool> CheckAsync(ContainerProgram probe, CancellationToken cancellation)
    {
        try
        {
            var process = ContainerProcess.Start(probe, host: null, _ => { });
            await using var ending = cancellation.Register(() => ProcessTree.End(process.Id));
            return await process.Ended == 0 && !cancellation.IsCancellationRequested;
        }
        catch (Exception e) when (e is Win32Exception or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private bool StartsAgain(int? code, TimeSpan lasted) =>
        plan.Restart is { } restart && code is { } exit && !restart.IgnoredExitCodes.Contains(exit) && lasted >= restart.AttemptPeriod;

    private void Tell(ContainerProgress progress)
    {
        Progress = progress;
        changed();
    }
}
