using Amazon.ECS.Model;
using Deploy.Engine.Clients;

namespace Deploy.Engine.Rollouts;

/// <summary>Judges a rollout by the <c>deployments</c> of the service, for endpoints that know no service deployments.</summary>
internal sealed class LegacyDeploymentTracker(AwsClients aws, ServiceRollout rollout)
{
    /// <summary>How many looks in a row must show an older deployment as the primary one before that is no read that is behind.</summary>
    private const int Confirmations = 3;

    private string? _deploymentId = rollout.DeploymentId;
    private int _olderLooks;

    public async Task<DeploymentSighting> LookAsync(CancellationToken cancellationToken)
    {
        var reply = await aws.Ecs.DescribeServicesAsync(
            new DescribeServicesRequest { Cluster = rollout.ClusterArn, Services = [rollout.ServiceArn] }, cancellationToken);
        var deployments = reply.Services?.FirstOrDefault()?.Deployments ?? [];
        _deploymentId ??= deployments.FirstOrDefault(deployment => deployment.TaskDefinition == rollout.TaskDefinitionArn)?.Id;
        var ours = deployments.FirstOrDefault(deployment => deployment.Id == _deploymentId);
        var primary = deployments.FirstOrDefault(deployment => deployment.Status == "PRIMARY");
        return ours is null ? JudgeWithoutOurs(primary) : Judge(ours, primary);
    }

    /// <summary>A newer one took over, or ECS went back to an older one, or the read is from before our call.</summary>
    private DeploymentSighting JudgeWithoutOurs(Deployment? primary)
    {
        if (primary is null) return new DeploymentSighting(ProbeState.NotYet, "the deployment is not visible yet");
        if (primary.CreatedAt is not { } created || created >= rollout.Started.UtcDateTime)
            return new DeploymentSighting(ProbeState.Superseded, $"another deployment took over: {primary.Id} with {primary.TaskDefinition}");
        return ++_olderLooks < Confirmations
            ? new DeploymentSighting(ProbeState.NotYet, "the deployment is not visible yet")
            : new DeploymentSighting(ProbeState.RolledBack, $"ECS runs the earlier deployment {primary.Id} with {primary.TaskDefinition}", IsFailing: true);
    }

    private static DeploymentSighting Judge(Deployment ours, Deployment? primary)
    {
        var tasks = $"{ours.RunningCount ?? 0} of {ours.DesiredCount ?? 0} tasks running";
        var failures = ours.FailedTasks > 0 ? $", {ours.FailedTasks} failed" : "";
        var isPrimary = primary is null || primary.Id == ours.Id;
        return ours.RolloutState?.Value switch
        {
            "COMPLETED" when isPrimary => new DeploymentSighting(ProbeState.Stable, tasks) { Finished = ours.UpdatedAt },
            "FAILED" when isPrimary => new DeploymentSighting(ProbeState.Failed, ours.RolloutStateReason ?? "the deployment failed", IsFailing: true),
            "FAILED" when primary!.RolloutState?.Value == "COMPLETED" => new DeploymentSighting(ProbeState.RolledBack, ours.RolloutStateReason ?? "the deployment failed", IsFailing: true),
            "FAILED" when primary!.RolloutState?.Value == "FAILED" => new DeploymentSighting(ProbeState.RollbackFailed, ours.RolloutStateReason ?? "the deployment failed", IsFailing: true),
            "FAILED" => new DeploymentSighting(ProbeState.NotYet, $"rolling back: {ours.RolloutStateReason}", IsFailing: true),
            _ when !isPrimary => new DeploymentSighting(ProbeState.Superseded, $"another deployment took over: {primary!.Id} with {primary.TaskDefinition}"),
            var state => new DeploymentSighting(ProbeState.NotYet, $"{tasks}{failures} ({state ?? "IN_PROGRESS"})", IsFailing: failures.Length > 0),
        };
    }
}
