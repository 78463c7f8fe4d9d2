using Amazon.Runtime;
using Deploy.Engine.Clients;
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
    private const string GoesOn = "ECS goes on with it; deploy-ecs status shows how far it is.";

    /// <summary>From the one that needs somebody most to the one that needs nobody.</summary>
    private static readonly DeploymentOutcome[] WorstFirst =
    [
        DeploymentOutcome.RollbackFailed, DeploymentOutcome.FirstDeploymentFailed, DeploymentOutcome.Unstable, DeploymentOutcome.ServiceDeleted, DeploymentOutcome.RolledBack,
        DeploymentOutcome.TimedOut, DeploymentOutcome.AccessDenied, DeploymentOutcome.PartlyApplied, DeploymentOutcome.Superseded, DeploymentOutcome.Succeeded,
    ];

    /// <summary>Why it could not be followed to its end; null: it could.</summary>
    public Exception? Error { get; init; }

    /// <summary>The outcome of this rollout.</summary>
    public DeploymentOutcome Outcome => Error switch
    {
        AmazonServiceException error when error.IsAccessDenied() => DeploymentOutcome.AccessDenied,
        not null => DeploymentOutcome.PartlyApplied,
        // What is only watched for a while has succeeded, however little time there was for it.
        null when Result is { State: ProbeState.NotYet, IsReached: true } => DeploymentOutcome.Succeeded,
        null when !InTime => DeploymentOutcome.TimedOut,
        null => Result.State switch
        {
            ProbeState.Stable => DeploymentOutcome.Succeeded,
            ProbeState.Superseded => DeploymentOutcome.Superseded,
            ProbeState.RolledBack => DeploymentOutcome.RolledBack,
            ProbeState.Unstable => DeploymentOutcome.Unstable,
            ProbeState.Deleted => DeploymentOutcome.ServiceDeleted,
            _ when Rollout.First => DeploymentOutcome.FirstDeploymentFailed,
            _ => DeploymentOutcome.RollbackFailed,
        },
    };

    /// <summary>One line.</summary>
    public string Text => Outcome switch
    {
        DeploymentOutcome.Succeeded => $"{Address}: {Result.Why}",
        DeploymentOutcome.TimedOut => $"{Address} was not stable in time: {Result.Why}. {GoesOn}",
        DeploymentOutcome.AccessDenied => $"{Address} could not be followed: {Result.Why} Allow the action {ServiceErrors.ActionOf((AmazonServiceException)Error!)} to whom deploys. {GoesOn}",
        DeploymentOutcome.PartlyApplied => $"{Address} could not be followed: {Result.Why} {GoesOn}",
        DeploymentOutcome.Superseded => $"{Address}: {Result.Why}",
        DeploymentOutcome.RolledBack => $"{Address} was rolled back: {Result.Why}",
        DeploymentOutcome.Unstable => $"{Address} was deployed and does not stay up: {Result.Why}. It has no health check, so ECS called it successful and does not roll it back.",
        DeploymentOutcome.ServiceDeleted => $"{Address} was deleted while its rollout was followed: {Result.Why}. The next deployment makes it again.",
        DeploymentOutcome.FirstDeploymentFailed => $"The first deployment of {Address} failed, and there is nothing to roll back to: {Result.Why}",
        _ when Result.State == ProbeState.Failed => $"{Address} failed and was not rolled back: {Result.Why}",
        _ => $"{Address} failed, and its rollback failed too: {Result.Why}",
    };

    /// <summary>The verdict on a rollout that could not be followed to its end.</summary>
    public static RolloutVerdict Of(ResourceAddress address, ServiceRollout rollout, Exception error, TimeSpan duration)
    {
        var text = error is AmazonServiceException service ? $"{service.Message} ({ServiceErrors.ActionOf(service)}: {service.ErrorCode})" : error.Message;
        return new RolloutVerdict(address, rollout, new ProbeResult(ProbeState.NotYet, text), InTime: true, duration) { Error = error };
    }

    /// <summary>The worst of several outcomes: the one that needs somebody most.</summary>
    public static DeploymentOutcome Worst(IEnumerable<RolloutVerdict> verdicts) =>
        verdicts.Select(verdict => verdict.Outcome).DefaultIfEmpty(DeploymentOutcome.Succeeded).MinBy(outcome => Array.IndexOf(WorstFirst, outcome));
}
