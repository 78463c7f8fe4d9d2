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
    private readonly FirstMinute _firstMinute;
    private readonly ServiceLook _look;
    private readonly PatientReads _reads;
    private readonly ServiceRollout _rollout;

    /// <summary>Watches a rollout of a service that runs the plan's task definition.</summary>
    /// <param name="aws">The clients.</param>
    /// <param name="rollout">The rollout.</param>
    /// <param name="taskDefinition">The task definition in the plan: causes are shown at its attributes.</param>
    /// <param name="time">The clock; null: the system's.</param>
    /// <param name="watch">How long a revision without a health check is watched after its deployment was successful. Default: not at all.</param>
    public RolloutWatch(AwsClients aws, ServiceRollout rollout, ResourceAddress taskDefinition, TimeProvider? time = null, TimeSpan watch = default)
    {
        time ??= TimeProvider.System;
        var (tasks, containers) = (new StoppedTasks(aws, rollout), new RevisionContainers(aws, rollout.TaskDefinitionArn));
        _rollout = rollout;
        _reads = new PatientReads(time);
        _look = new ServiceLook(aws, rollout);
        _tracker = new DeploymentTracker(aws, rollout, time);
        _explainer = new FailureExplainer(aws, taskDefinition, _look, tasks, containers, time);
        _firstMinute = new FirstMinute(rollout, _look, tasks, containers, time, watch);
    }

    /// <summary>Looks once.</summary>
    public async Task<ProbeResult> ProbeAsync(CancellationToken cancellationToken)
    {
        var seen = await _tracker.LookAsync(cancellationToken);
        IReadOnlyList<string> news = [];
        _reads.Begin();
        await _reads.TryAsync("the service", async token => news = await _look.LookAsync(token), cancellationToken);
        // Without a service nothing succeeds, and what became of its deployment is no answer.
        if (_look.IsDeleted) seen = new DeploymentSighting(ProbeState.Deleted, $"it is {_look.Service!.Status}");
        if (seen.State == ProbeState.Stable) seen = await _firstMinute.LookAsync(seen, cancellationToken);
        if (seen.State is ProbeState.Failed or ProbeState.RolledBack or ProbeState.RollbackFailed or ProbeState.Unstable)
        {
            await _explainer.ExplainAsync(settle: true, cancellationToken);
            // Without an earlier deployment there was nothing to go back to, whatever ECS calls it.
            return Explained(new ProbeResult(_rollout.First && seen.State != ProbeState.Unstable ? ProbeState.Failed : seen.State, seen.Text));
        }

        if (seen.IsFailing) await _explainer.CollectAsync(cancellationToken);
        return new ProbeResult(seen.State, seen.Text) { News = news, IsReached = seen.IsReached };
    }

    /// <summary>Adds to what was seen last why it takes so long.</summary>
    public async Task<ProbeResult> ExplainAsync(ProbeResult last, CancellationToken cancellationToken)
    {
        await _explainer.ExplainAsync(settle: false, cancellationToken);
        return Explained(last);
    }

    private ProbeResult Explained(ProbeResult result)
    {
        var (why, property, address) = _explainer.Verdict(result.Why);
        return result with { Why = why, Explanation = _explainer.Lines, Property = property, Address = address };
    }
}
