using Deploy.Local.Ecs.State;

namespace Deploy.Local.Ecs.Running;

/// <summary>How much of a service's traffic its tasks get.</summary>
/// <remarks>While a deployment shifts traffic, the tasks of its revision share its part of it, and the others what is left.</remarks>
internal sealed class TaskShares
{
    private readonly ServiceDeploymentRecord? _shifting;
    private readonly double _new;
    private readonly double _old;

    private TaskShares(ServiceRecord service, IReadOnlyList<TaskRecord> tasks)
    {
        Tasks = tasks;
        if (service.Current is not { IsOver: false, Traffic: { } traffic } current)
            return;
        _shifting = current;
        var count = tasks.Count(IsNew);
        _new = traffic.Production / count;
        _old = (100 - traffic.Production) / (tasks.Count - count);
    }

    /// <summary>The tasks that take requests here: those that are well and run.</summary>
    public IReadOnlyList<TaskRecord> Tasks { get; }

    public static TaskShares Of(ClusterRecord cluster, ServiceRecord service) =>
        new(service, [.. cluster.TasksOf(service).Where(task => task is { IsProcess: true, Settled: true })]);

    /// <summary>The weight of one of <see cref="Tasks"/>.</summary>
    public double Of(TaskRecord task) => _shifting is null ? 1 : IsNew(task) ? _new : _old;

    private bool IsNew(TaskRecord task) => task.StartedBy == _shifting!.DeploymentId;
}
