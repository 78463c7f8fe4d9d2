namespace Deploy.Local.Processes;

/// <summary>A container from the wait for its dependencies to its last end, started again where its policy says so.</summary>
internal sealed class ContainerRun(ContainerPlan plan, IRunnableContainer container, Action<IReadOnlyList<string>> lines, Action changed)
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _healthy = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int?> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile IRunningContainer? _running;

    /// <summary>What it is to do.</summary>
    public ContainerPlan Plan => plan;

    /// <summary>How it is started.</summary>
    public IRunnableContainer Container => container;

    /// <summary>How it is.</summary>
    public ContainerProgress Progress { get; private set; } = new() { Name = plan.Name };

    /// <summary>Its run that goes on, if one does.</summary>
    public IRunningContainer? Running => _running;

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
                (code, reason) = await OnceAsync(stopping);
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
    public Task StopAsync() => _running?.StopAsync(plan.StopTimeout) ?? Task.CompletedTask;

    private async Task<(int? Code, string? Reason)> OnceAsync(CancellationToken stopping)
    {
        IRunningContainer running;
        try
        {
            _running = running = await container.StartAsync(lines);
        }
        catch (ContainerNotStartedException e)
        {
            return (null, e.Message);
        }

        // Whoever stopped the task while the container was being started found nothing to stop.
        if (stopping.IsCancellationRequested)
            _ = StopAsync();
        Tell(Progress with { Status = "RUNNING", ProcessId = running.ProcessId });
        _started.TrySetResult();
        if (plan.HealthCheck is null)
            _healthy.TrySetResult();
        using var health = new CancellationTokenSource();
        var watching = WatchAsync(health.Token);
        var code = await running.Ended;
        await health.CancelAsync();
        await watching;
        _running = null;
        return (code, running.Reason);
    }

    private async Task WatchAsync(CancellationToken cancellation)
    {
        if (plan.HealthCheck is not { } check)
            return;
        try
        {
            await HealthLoop.RunAsync(check, container.CheckAsync, health =>
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

    private bool StartsAgain(int? code, TimeSpan lasted) =>
        plan.Restart is { } restart && code is { } exit && !restart.IgnoredExitCodes.Contains(exit) && lasted >= restart.AttemptPeriod;

    private void Tell(ContainerProgress progress)
    {
        Progress = progress;
        changed();
    }
}
