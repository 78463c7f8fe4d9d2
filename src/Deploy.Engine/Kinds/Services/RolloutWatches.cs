using System.Collections.Concurrent;
using Deploy.Engine.Rollouts;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Kinds.Services;

/// <summary>The watches over the rollouts of a run: one for each, since it remembers what it saw.</summary>
internal sealed class RolloutWatches
{
    private readonly ConcurrentDictionary<string, RolloutWatch> _watches = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _repeated = new(StringComparer.Ordinal);

    /// <summary>The watch over a rollout.</summary>
    public RolloutWatch Of(ServiceSpec service, ServiceRollout rollout, KindContext context) =>
        _watches.GetOrAdd(rollout.ServiceArn, _ => NewWatch(service, rollout, context));

    /// <summary>From now on the service's watch follows another rollout: one that repeats the first.</summary>
    public void FollowAgain(ServiceSpec service, ServiceRollout rollout, KindContext context) =>
        _watches[rollout.ServiceArn] = NewWatch(service, rollout, context);

    /// <summary>True once for each service.</summary>
    public bool MayRepeat(string serviceArn) => _repeated.TryAdd(serviceArn, true);

    private static RolloutWatch NewWatch(ServiceSpec service, ServiceRollout rollout, KindContext context) =>
        new(context.Aws, rollout, service.TaskDefinition, context.Time, context.Watch);
}
