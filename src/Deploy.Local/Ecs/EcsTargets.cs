using Deploy.Local.Services;

namespace Deploy.Local.Ecs;

/// <summary>Tells the load balancers which tasks stand behind a target group.</summary>
internal sealed class EcsTargets(EcsStore store) : ITaskTargets
{
    public IReadOnlyList<TaskTarget> Of(string targetGroupArn, string region) =>
    [
        .. from cluster in store.State(region).Clusters.Values
           from task in cluster.Tasks
           where task.StartedAt is not null && task.StoppedAt is null && task.Interface is not null
           from target in task.Targets
           where target.TargetGroupArn == targetGroupArn
           select new TaskTarget(task.Interface!.Address, target.Port, task.Interface.AvailabilityZone, target.State)
           {
               Reason = target.Reason,
               Description = target.Description,
           },
    ];
}
