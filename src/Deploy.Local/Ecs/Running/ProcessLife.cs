using Deploy.Local.Ecs.State;
using Deploy.Local.Processes;
using Deploy.Local.Services;
using TaskStatus = Deploy.Local.Ecs.State.TaskStatus;

namespace Deploy.Local.Ecs.Running;

/// <summary>What becomes of a task whose containers run here, seen from ECS's state: nothing here waits.</summary>
internal sealed class ProcessLife(LocalContext context)
{
    private ITaskRuntime? Runtime => context.Peers.Find<ITaskRuntime>();

    private TargetChecks? Checks => context.Peers.Find<TargetChecks>();

    /// <summary>Whether an older state is being looked at while processes go on with the newest.</summary>
    public bool AreElsewhere => context.Store.ShowsSnapshot && Runtime is not null;

    /// <summary>Begins to prepare a task, where this Local runs them.</summary>
    public void Prepare(TaskRecord task, string region)
    {
        if (Runtime is not { } runtime || context.Store.Document<EcsDefinitions>("ecs-definitions", region).Exact(task.DefinitionArn) is not { } definition)
            return;
        if (runtime.WhyFull is { } full)
        {
            task.IsProcess = false;
            task.WhySimulated = full;
            return;
        }

        task.IsProcess = true;
        runtime.Prepare(task, definition, region);
    }

    /// <summary>Makes a step due for every task whose processes have changed since the last one.</summary>
    public void Notice(ClusterRecord cluster, double now)
    {
        if (Runtime is not { } runtime)
            return;
        foreach (var task in cluster.Tasks)
        {
            if (task is { IsProcess: true, Last: TaskStatus.Deactivating } && runtime.IsDrained(task.Id))
                task.NextAt = now;
            // In its other states a task waits for a time, and not for its processes.
            if (!task.IsProcess || task.Last is not (TaskStatus.Pending or TaskStatus.Running or TaskStatus.Stopping))
                continue;
            if (runtime.Progress(task.Id) is not { } progress || progress.Version != task.SeenProgress || HasNewHealth(task))
                task.NextAt = now;
        }
    }

    /// <summary>How the task's processes are, taken over into its record.</summary>
    public TaskProgress? Look(TaskRecord task)
    {
        var progress = Runtime?.Progress(task.Id);
        task.SeenProgress = progress?.Version ?? 0;
        if (progress is not null)
            (task.Engine, task.Limits) = (progress.Engine, progress.Limits);
        LookAtTargets(task);
        foreach (var seen in progress?.Containers ?? [])
        {
            if (task.Containers.FirstOrDefault(container => container.Name == seen.Name) is not { } container)
                continue;
            // ECS shows a container as running until its task is on its way out.
            if (seen.Status != TaskStatus.Stopped || !container.Essential || task.Last != TaskStatus.Running)
                container.Last = seen.Status;
            container.Health = container.HasHealthCheck ? seen.Health : "UNKNOWN";
            container.ExitCode = seen.ExitCode;
            container.Reason = seen.Reason ?? container.Reason;
        }

        task.Health = task.Containers.Where(container => container is { HasHealthCheck: true, Essential: true }).Select(container => container.Health).ToList() switch
        {
            [] => "UNKNOWN",
            var all when all.Contains("UNHEALTHY") => "UNHEALTHY",
            var all when all.Contains("UNKNOWN") => "UNKNOWN",
            _ => "HEALTHY",
        };
        return progress;
    }

    /// <summary>Starts the processes of a task that is prepared, and begins to check its targets.</summary>
    public void Start(TaskRecord task, string region)
    {
        Runtime?.Start(task.Id);
        foreach (var target in task.Targets)
            if (GroupOf(target, region) is { HealthCheck: { } check } group
                && context.Peers.Find<ITaskEndpoints>()?.Of(task.Id, check.Port ?? target.Port) is { } endpoint)
                Checks?.Begin(task.Id, target, check, endpoint, task.Engine is not null, group.SlowStart);
    }

    /// <summary>From now on a task gets no new request; for how many seconds at most it may answer those that it has.</summary>
    public double Drain(TaskRecord task, string region)
    {
        var atMost = task.Targets.Select(target => GroupOf(target, region)?.DeregistrationDelay ?? TimeSpan.Zero).DefaultIfEmpty().Max();
        var scaled = context.Clock.Scale(atMost);
        Runtime?.Drain(task.Id, scaled);
        return scaled.TotalSeconds;
    }

    /// <summary>Begins to end the processes of a task; nothing where it has none.</summary>
    public void Stop(TaskRecord task)
    {
        if (!task.IsProcess)
            return;
        Checks?.End(task.Id);
        Runtime?.Stop(task.Id);
    }

    /// <summary>From now on the task is simulated, since it cannot run here.</summary>
    public void Simulate(TaskRecord task, string why)
    {
        task.IsProcess = false;
        task.WhySimulated = why;
        Runtime?.Forget(task.Id);
    }

    /// <summary>The task has ended.</summary>
    public void Forget(TaskRecord task)
    {
        if (!task.IsProcess)
            return;
        Checks?.End(task.Id);
        Runtime?.Forget(task.Id);
    }

    private TargetGroupFacts? GroupOf(TargetRecord target, string region) => context.Peers.Find<ITargetGroupCatalog>()?.Find(target.TargetGroupArn, region);

    private bool HasNewHealth(TaskRecord task) => task is { Desired: TaskStatus.Running, Last: TaskStatus.Running }
        && task.Targets.Any(target => Checks?.HealthOf(task.Id, target.TargetGroupArn, target.Port) is { } health
            && (health.State, health.Reason) != (target.State, target.Reason));

    private void LookAtTargets(TaskRecord task)
    {
        // One that leaves is not asked any more, whatever it says.
        if (task is not { Desired: TaskStatus.Running, Last: TaskStatus.Running })
            return;
        foreach (var target in task.Targets)
            if (Checks?.HealthOf(task.Id, target.TargetGroupArn, target.Port) is { } health)
                (target.State, target.Reason, target.Description) = (health.State, health.Reason, health.Description);
            else
                target.State = "healthy";
    }
}
