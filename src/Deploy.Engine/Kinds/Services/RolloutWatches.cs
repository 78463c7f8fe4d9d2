using System.Collections.Concurrent;
using Deploy.Engine.Rollouts;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Kinds.Services;

/// <summary>The watches over the rollouts of a run: one for each, since it remembers what it saw.</summary>
internal sealed class RolloutWatches
{
    private readonly ConcurrentDictionary<ServiceRollout, RolloutWatch> _watches = new(ReferenceEqualityComparer.Instance);

    /// <summary>The watch over a rollout.</summary>
    public RolloutWatch Of(ServiceSpec service, ServiceRollout rollout, KindContext context) =>
        _watches.GetOrAdd(rollout, _ => new RolloutWatch(context.Aws, rollout, service.TaskDefinition, context.Time, context.Watch));
}
