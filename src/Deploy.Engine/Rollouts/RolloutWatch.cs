using Deploy.Engine.Clients;
using Deploy.Plan.Values;

namespace Deploy.Engine.Rollouts;

/// <summary>
/// Follows one rollout: our own service deployment and its target revision, never "the service is stable", which is also true
/// after a rollback. See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-deployment.html
/// </summary>
public sealed class RolloutWatch
{
    private readonly DeploymentTracker _tracker;
    private readonly FailureExplainer _explainer;
    private readonly ServiceRollout _rollout;

    /// <summary>Watches a rollout of a service that runs the plan's task definition.</summary>
    public RolloutWatch(AwsClients aws, ServiceRollout rollout, ResourceAddress taskDefinition)
    {
        _rollout = rollout;
        _tracker = new DeploymentTracker(aws, rollout);
        _explainer = new FailureExplainer(aws, rollout, taskDefinition);
    }

    /// <summary>Looks once.</summary>
    public async Task<ProbeResult> ProbeAsync(CancellationToken cancellationToken)
    {
        var seen = await _tracker.LookAsync(cancellationToken);
        if (seen.IsFailing) await _explainer.CollectAsync(cancellationToken);
        if (seen.State is not (ProbeState.Failed or ProbeState.RolledBack or ProbeState.RollbackFailed)) return new ProbeResult(seen.State, seen.Text);
        var (why, property, address) = _explainer.Verdict(seen.Text);
        // Without an earlier deployment there was nothing to go back to, whatever ECS calls it.
        var state = _rollout.First ? ProbeState.Failed : seen.State;
        return new ProbeResult(state, why) { Explanation = _explainer.Lines, Property = property, Address = address };
    }
}
