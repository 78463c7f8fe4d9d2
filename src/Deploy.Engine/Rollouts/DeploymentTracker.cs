using System.Net;
using Amazon.ECS.Model;
using Amazon.Runtime;
using Deploy.Engine.Clients;

namespace Deploy.Engine.Rollouts;

/// <summary>Finds our service deployment and tells its state; falls back to the service's own list where an endpoint knows no service deployments.</summary>
internal sealed class DeploymentTracker(AwsClients aws, ServiceRollout rollout)
{
    /// <summary>Times in replies are of different hosts; a deployment this much older than the call may still be ours.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(5);

    private readonly LegacyDeploymentTracker _legacy = new(aws, rollout);
    private readonly HashSet<string> _foreign = new(rollout.Earlier, StringComparer.Ordinal);
    private string? _deploymentArn;
    private bool _isLegacy;

    public async Task<DeploymentSighting> LookAsync(CancellationToken cancellationToken)
    {
        if (!_isLegacy)
        {
            try
            {
                return await LookAtServiceDeploymentAsync(cancellationToken);
            }
            catch (AmazonServiceException e) when (_deploymentArn is null && IsUnknownOperation(e))
            {
                _isLegacy = true;
            }
        }

        return await _legacy.LookAsync(cancellationToken);
    }

    /// <summary>An endpoint that does not know the operation says so, or fails without an error of ECS's own.</summary>
    private static bool IsUnknownOperation(AmazonServiceException exception) =>
        exception.StatusCode is HttpStatusCode.NotImplemented or HttpStatusCode.NotFound
        || exception.ErrorCode is "UnknownOperationException" or "NotImplemented" or "InvalidAction"
        || (exception.StatusCode == HttpStatusCode.InternalServerError && exception.ErrorCode is not ("ServerException" or "InternalFailure" or "InternalError"));

    private async Task<DeploymentSighting> LookAtServiceDeploymentAsync(CancellationToken cancellationToken)
    {
        _deploymentArn ??= await FindAsync(cancellationToken);
        if (_deploymentArn is null) return new DeploymentSighting(ProbeState.NotYet, "ECS has not started the deployment yet");
        var reply = await aws.Ecs.DescribeServiceDeploymentsAsync(
            new DescribeServiceDeploymentsRequest { ServiceDeploymentArns = [_deploymentArn] }, cancellationToken);
        var deployment = reply.ServiceDeployments?.FirstOrDefault();
        if (deployment is null) return new DeploymentSighting(ProbeState.NotYet, "the deployment is not visible yet");
        return await JudgeAsync(deployment, cancellationToken);
    }

    /// <summary>Ours is the oldest deployment since our call whose target revision runs our task definition.</summary>
    private async Task<string?> FindAsync(CancellationToken cancellationToken)
    {
        var candidates = (await ListAsync(cancellationToken))
            .Where(brief => brief.CreatedAt is null || brief.CreatedAt >= (rollout.Started - ClockTolerance).UtcDateTime)
            .Where(brief => !_foreign.Contains(brief.ServiceDeploymentArn))
            .OrderBy(brief => brief.CreatedAt)
            .ToList();
        foreach (var candidate in candidates)
        {
            if (await RunsOursAsync(candidate.TargetServiceRevisionArn, cancellationToken)) return candidate.ServiceDeploymentArn;
            _foreign.Add(candidate.ServiceDeploymentArn);
        }

        return null;
    }

    private async Task<List<ServiceDeploymentBrief>> ListAsync(CancellationToken cancellationToken)
    {
        var reply = await aws.Ecs.ListServiceDeploymentsAsync(
            new ListServiceDeploymentsRequest { Cluster = rollout.ClusterArn, Service = rollout.ServiceArn, MaxResults = 20 }, cancellationToken);
        return reply.ServiceDeployments ?? [];
    }

    private async Task<bool> RunsOursAsync(string? revisionArn, CancellationToken cancellationToken)
    {
        if (revisionArn is null) return false;
        var reply = await aws.Ecs.DescribeServiceRevisionsAsync(new DescribeServiceRevisionsRequest { ServiceRevisionArns = [revisionArn] }, cancellationToken);
        return reply.ServiceRevisions?.Any(revision => revision.TaskDefinition == rollout.TaskDefinitionArn) == true;
    }

    private async Task<DeploymentSighting> JudgeAsync(ServiceDeployment deployment, CancellationToken cancellationToken)
    {
        var reason = FirstOf(deployment.Rollback?.Reason, deployment.StatusReason);
        var target = deployment.TargetServiceRevision;
        var tasks = $"{target?.RunningTaskCount ?? 0} of {target?.RequestedTaskCount ?? 0} tasks running";
        var failures = deployment.DeploymentCircuitBreaker is { FailureCount: > 0 } breaker ? $", {breaker.FailureCount} of {breaker.Threshold} failures" : "";
        return deployment.Status?.Value switch
        {
            "SUCCESSFUL" => new DeploymentSighting(ProbeState.Stable, tasks),
            "ROLLBACK_SUCCESSFUL" => new DeploymentSighting(ProbeState.RolledBack, reason ?? "the deployment failed", IsFailing: true),
            "ROLLBACK_FAILED" => new DeploymentSighting(ProbeState.RollbackFailed, reason ?? "the deployment failed", IsFailing: true),
            "STOPPED" => await JudgeStoppedAsync(deployment, reason, cancellationToken),
            "ROLLBACK_REQUESTED" or "ROLLBACK_IN_PROGRESS" => new DeploymentSighting(ProbeState.NotYet, $"rolling back: {reason ?? "the deployment failed"}", IsFailing: true),
            "STOP_REQUESTED" => new DeploymentSighting(ProbeState.NotYet, "stopping", IsFailing: true),
            var status => new DeploymentSighting(ProbeState.NotYet, $"{tasks}{failures} ({status})", IsFailing: failures.Length > 0),
        };
    }

    /// <summary>A deployment is stopped by a newer one, by somebody, or by the circuit breaker without rollback.</summary>
    private async Task<DeploymentSighting> JudgeStoppedAsync(ServiceDeployment deployment, string? reason, CancellationToken cancellationToken)
    {
        var newer = (await ListAsync(cancellationToken)).Where(other => other.CreatedAt > deployment.CreatedAt).MaxBy(other => other.CreatedAt);
        if (deployment.DeploymentCircuitBreaker?.Status?.Value == "TRIGGERED" || newer is null)
            return new DeploymentSighting(ProbeState.Failed, reason ?? "the deployment was stopped", IsFailing: true);
        return new DeploymentSighting(ProbeState.Superseded, $"another deployment took over: {newer.ServiceDeploymentArn}");
    }

    private static string? FirstOf(params string?[] texts) => texts.FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
}
