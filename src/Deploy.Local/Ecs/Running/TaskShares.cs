using Deploy.Local.Ecs.State;

namespace Deploy.Local.Ecs.Running;

/// <summary>How much of a service's traffic its tasks get.</summary>
internal static class TaskShares
{
    /// <summary>While a deployment shifts traffic, the tasks of its revision share its part of it, and the others what is left.</summary>
    /// <param name="service">The service.</param>
    /// <param name="tasks">Its tasks that take requests.</param>
    /// <param name="task">One of them.</param>
    public static double Of(ServiceRecord service, IReadOnlyList<TaskRecord> tasks, TaskRecord task)
    {
        if (service.Current is not { IsOver: false, Traffic: { } traffic } current)
            return 1;
        var isNew = task.StartedBy == current.DeploymentId;
        var beside = tasks.Count(other => (other.StartedBy == current.DeploymentId) == isNew);
        return (isNew ? traffic.Production : 100 - traffic.Production) / beside;
    }
}
