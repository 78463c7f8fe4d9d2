namespace Deploy.Local.Processes;

/// <summary>The containers of one task: prepared, started in the order of their dependencies, watched, and ended together.</summary>
public sealed class TaskProcess
{
    /// <summary>For what should listen and does not: ECS would not ask, where nothing checks the task.</summary>
    private static readonly TimeSpan ForListening = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan WhenLocalEnds = TimeSpan.FromSeconds(3);

    private readonly TaskPlan _plan;
    private readonly ITaskSetting _setting;
    private readonly ProcessHost _host;
    private readonly Action _changed;
    private readonly TaskCompletionSource _start = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _telling = new();
    private IReadOnlyList<ContainerRun> _runs = [];
    private Func<Task> _beforeEnding = () => Task.CompletedTask;

    /// <summary>Begins to prepare the task.</summary>
    /// <param name="plan">What is to run.</param>
    /// <param name="setting">Prepares it, and takes what it writes.</param>
    /// <param name="host">Keeps account of its processes.</param>
    /// <param name="changed">Is called after each change, on any thread.</param>
    public TaskProcess(TaskPlan plan, ITaskSetting setting, ProcessHost host, Action changed)
    {
        (_plan, _setting, _host, _changed) = (plan, setting, host, changed);
        Progress = new TaskProgress { Version = 1, Phase = TaskPhase.Preparing };
        Ended = Task.Run(RunAsync);
    }

    /// <summary>How it is.</summary>
    public TaskProgress Progress { get; private set; }

    /// <summary>Completes when nothing of it is left.</summary>
    public Task Ended { get; }

    /// <summary>Starts its containers once they are prepared.</summary>
    public void Start() => _start.TrySetResult();

    /// <summary>Ends it, in the order that its dependencies want; one that has not started never will.</summary>
    /// <param name="before">What has to be over before the first container is asked to end, such as requests on their way.</param>
    public void Stop(Func<Task>? before = null)
    {
        if (_stopping.IsCancellationRequested)
            return;
        if (before is not null)
            _beforeEnding = before;
        _stopping.Cancel();
    }

    /// <summary>Ends it without its stop time-outs: Local itself ends, and nothing may outlive it.</summary>
    public async Task EndSoonAsync()
    {
        Stop();
        try
        {
            await Ended.WaitAsync(WhenLocalEnds);
        }
        catch (TimeoutException)
        {
            foreach (var running in _runs.Select(run => run.Running).OfType<IRunningContainer>())
                running.End();
            await _host.EndAllAsync(_plan.Id);
            await Ended.WaitAsync(WhenLocalEnds).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RunAsync()
    {
        try
        {
            var prepared = await _setting.PrepareAsync(_plan, _stopping.Token);
            Tell(p => p with { Phase = TaskPhase.Ready, Engine = prepared.Engine, Limits = prepared.Limits });
            await _start.Task.WaitAsync(_stopping.Token);
            _runs = [.. _plan.Containers.Select(container =>
                new ContainerRun(container, prepared.Containers[container.Name], lines => _setting.Write(container.Name, lines), Refresh))];
            await RunContainersAsync();
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // It was stopped before it started.
        }
        catch (TaskNotRunnableException why)
        {
            Tell(p => p with { Phase = TaskPhase.NotRunnable, Why = why.Message });
            return;
        }
        catch (TaskPreparationException why)
        {
            Tell(p => p with { Phase = TaskPhase.Failed, Why = why.Message, WhyContainer = why.Container });
            return;
        }
        catch (Exception problem)
        {
            Console.Error.WriteLine($"task {_plan.Id}: {problem}");
            Tell(p => p with { Phase = TaskPhase.Failed, Why = $"Local failed: {problem.Message}" });
            return;
        }

        await _setting.EndAsync();
        Tell(p => p with { Phase = TaskPhase.Ended, IsWell = false });
    }

    private async Task RunContainersAsync()
    {
        Tell(p => p with { Phase = TaskPhase.Running });
        using var watching = new CancellationTokenSource();
        var ends = _runs.Select(run => run.RunAsync(token => DependenciesAsync(run, token), _stopping.Token)).ToList();
        var watches = new[] { WatchMemoryAsync(watching.Token), WellAsync(watching.Token) };
        try
        {
            var blamed = await FirstEndAsync(ends).WaitAsync(_stopping.Token);
            Tell(p => p with { EndedBy = blamed.Plan.Name, IsWell = false });
        }
        catch (OperationCanceledException)
        {
            await _beforeEnding();
        }

        await _stopping.CancelAsync();
        await StopAllAsync();
        await Task.WhenAll(ends);
        await _host.EndAllAsync(_plan.Id);
        await watching.CancelAsync();
        await Task.WhenAll(watches);
    }

    /// <summary>The container whose end ends the task: the first essential one, or the last of all.</summary>
    private async Task<ContainerRun> FirstEndAsync(List<Task> ends)
    {
        var open = ends.Select((end, i) => (End: end, Run: _runs[i])).ToList();
        while (true)
        {
            await Task.WhenAny(open.Select(o => o.End));
            var ended = open.Where(o => o.End.IsCompleted).ToList();
            if (ended.FirstOrDefault(o => o.Run.Plan.IsEssential || IsNeeded(o.Run)) is { Run: { } essential })
                return essential;
            open.RemoveAll(o => o.End.IsCompleted);
            if (open.Count == 0)
                return ended[^1].Run;
        }
    }

    /// <summary>One that could not start because of what it depends on keeps the task from being what it should.</summary>
    private static bool IsNeeded(ContainerRun run) => run.Progress is { ExitCode: null, Reason: not null };

    /// <summary>Who depends on another ends before it.</summary>
    private async Task StopAllAsync()
    {
        var left = _runs.ToList();
        while (left.Count > 0)
        {
            var next = left.Where(run => !left.Exists(other => other != run && other.Plan.DependsOn.Any(d => d.Container == run.Plan.Name))).ToList();
            // A circle is refused by ECS, and would be endless here.
            if (next.Count == 0)
                next = left.ToList();
            await Task.WhenAll(next.Select(run => run.StopAsync()));
            left.RemoveAll(next.Contains);
        }
    }

    /// <summary>Null when the container may start, else why it never may.</summary>
    private async Task<string?> DependenciesAsync(ContainerRun run, CancellationToken cancellation)
    {
        foreach (var dependency in run.Plan.DependsOn)
        {
            if (_runs.FirstOrDefault(other => other.Plan.Name == dependency.Container) is not { } other)
                continue;
            var met = dependency.Condition switch
            {
                "START" => other.Started,
                "HEALTHY" => other.Healthy,
                _ => other.Ended,
            };
            try
            {
                await Task.WhenAny(met, other.Ended).WaitAsync(run.Plan.StartTimeout ?? Timeout.InfiniteTimeSpan, cancellation);
            }
            catch (TimeoutException)
            {
                return $"CannotStartContainerError: dependency {dependency.Container} did not reach {dependency.Condition} within {run.Plan.StartTimeout!.Value.TotalSeconds:0} s";
            }

            var isSo = dependency.Condition switch
            {
                "SUCCESS" => await other.Ended == 0,
                "COMPLETE" => other.Ended.IsCompleted,
                _ => met.IsCompletedSuccessfully,
            };
            if (!isSo)
                return $"CannotStartContainerError: dependency {dependency.Container} ended without {dependency.Condition}";
        }

        return null;
    }

    private async Task WatchMemoryAsync(CancellationToken cancellation)
    {
        if (_plan.MemoryLimit is null && _plan.Containers.All(container => container.MemoryLimit is null))
            return;
        try
        {
            await MemoryWatch.RunAsync(
                _plan.MemoryLimit,
                () => [.. from run in _runs let running = run.Running where running is not null select (running, run.Plan.MemoryLimit)],
                cancellation);
        }
        catch (OperationCanceledException)
        {
            // The task has ended.
        }
    }

    /// <summary>Tells when the task is well: everything has started, is healthy, and listens or had its time.</summary>
    private async Task WellAsync(CancellationToken cancellation)
    {
        try
        {
            await Task.WhenAll(_runs.Select(run => run.Started)).WaitAsync(cancellation);
            var healthy = _runs.Where(run => run.Plan.IsEssential).Select(run => run.Healthy);
            await Task.WhenAll(healthy.Concat(_runs.Select(run => Listening.UntilAllAsync(run.Container, ForListening, cancellation)))).WaitAsync(cancellation);
            Tell(p => p with { IsWell = p.EndedBy is null });
        }
        catch (OperationCanceledException)
        {
            // It ended before.
        }
    }

    private void Refresh() => Tell(p => p with { Containers = [.. _runs.Select(run => run.Progress)] });

    private void Tell(Func<TaskProgress, TaskProgress> change)
    {
        lock (_telling)
            Progress = change(Progress) with { Version = Progress.Version + 1 };
        _changed();
    }
}
