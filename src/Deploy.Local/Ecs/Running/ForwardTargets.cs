using Deploy.Local.Ecs.State;
using Deploy.Local.Services;
using TaskStatus = Deploy.Local.Ecs.State.TaskStatus;

namespace Deploy.Local.Ecs.Running;

/// <summary>The running tasks by the target groups in which they are registered.</summary>
internal sealed class ForwardTargets(LocalContext context) : IForwardTargets, IResettable
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<ForwardTarget>>> _regions = new(StringComparer.Ordinal);
    private volatile IReadOnlyDictionary<string, IReadOnlyList<ForwardTarget>> _byGroup = new Dictionary<string, IReadOnlyList<ForwardTarget>>();

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, IReadOnlyList<ForwardTarget>> ByGroup => _byGroup;

    /// <summary>Takes over how a region is now. Called with the gate held.</summary>
    public void Refresh(string region, EcsState state)
    {
        var registered =
            from cluster in state.Clusters.Values
            from task in cluster.Tasks
            where task is { IsProcess: true, Last: TaskStatus.Running, Desired: TaskStatus.Running }
            orderby task.StartedAt
            from target in task.Targets
            group (task, target) by target.TargetGroupArn;
        _regions[region] = registered.ToDictionary(group => group.Key, group => Targets(group, group.Key));
        _byGroup = _regions.Values.SelectMany(groups => groups).ToDictionary(StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public void Reset()
    {
        _regions.Clear();
        _byGroup = new Dictionary<string, IReadOnlyList<ForwardTarget>>();
    }

    private IReadOnlyList<ForwardTarget> Targets(IEnumerable<(TaskRecord Task, TargetRecord Target)> registered, string group)
    {
        var found = new List<ForwardTarget>();
        foreach (var (task, target) in registered)
            if (context.Peers.Find<ITaskEndpoints>()?.Of(task.Id, target.Port) is { } endpoint)
                found.Add(new ForwardTarget(task.Id, endpoint, target.State)
                {
                    SlowStart = context.Peers.Find<TargetChecks>()?.SlowStartOf(task.Id, group, target.Port),
                });
        return found;
    }
}
