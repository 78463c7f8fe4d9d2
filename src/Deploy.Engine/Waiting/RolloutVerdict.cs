using Deploy.Engine.Outcomes;
using Deploy.Engine.Rollouts;
using Deploy.Plan.Values;

namespace Deploy.Engine.Waiting;

/// <summary>How the rollout of a service ended.</summary>
/// <param name="Address">The service.</param>
/// <param name="Rollout">The rollout.</param>
/// <param name="Result">What was seen last.</param>
/// <param name="InTime">False: the time was up before it ended.</param>
/// <param name="Duration">How long it was followed.</param>
public sealed record RolloutVerdict(ResourceAddress Address, ServiceRollout Rollout, ProbeResult Result, bool InTime, TimeSpan Duration)
{
    /// <summary>The outcome of this rollout.</summary>
    public DeploymentOutcome Outcome => !InTime ? DeploymentOutcome.TimedOut : Result.State switch
    {
        ProbeState.Stable => DeploymentOutcome.Succeeded,
        ProbeState.Superseded => DeploymentOutcome.Superseded,
        ProbeState.RolledBack => DeploymentOutcome.RolledBack,
        _ when Rollout.First => DeploymentOutcome.FirstDeploymentFailed,
        _ => DeploymentOutcome.RollbackFailed,
    };

    /// <summary>One line.</summary>
    public string Text => Outcome switch
    {
        DeploymentOutcome.Succeeded => $"{Address}: {Result.Why}",
        DeploymentOutcome.TimedOut => $"{Address} was not stable in time: {Result.Why}. ECS goes on with it; deploy-ecs status shows how far it is.",
        DeploymentOutcome.Superseded => $"{Address}: {Result.Why}",
        DeploymentOutcome.RolledBack => $"{Address} was rolled back: {Result.Why}",
        DeploymentOutcome.FirstDeploymentFailed => $"The first deployment of {Address} failed, and there is nothing to roll back to: {Result.Why}",
        _ when Result.State == ProbeState.Failed => $"{Address} failed and was not rolled back: {Result.Why}",
        _ => $"{Address} failed, and its rollback failed too: {Result.Why}",
    };

    /// <summary>The worst of several outcomes: the one that needs somebody most.</summary>
    public static DeploymentOutcome Worst(IEnumerable<RolloutVerdict> verdicts)
    {
        DeploymentOutcome[] order =
        [
            DeploymentOutcome.RollbackFailed, DeploymentOutcome.FirstDeploymentFailed, DeploymentOutcome.RolledBack,
            DeploymentOutcome.TimedOut, DeploymentOutcome.Superseded, DeploymentOutcome.Succeeded,
        ];
        return verdicts.Select(verdict => verdict.Outcome).DefaultIfEmpty(DeploymentOutcome.Succeeded).MinBy(outcome => Array.IndexOf(order, outcome));
    }
}
