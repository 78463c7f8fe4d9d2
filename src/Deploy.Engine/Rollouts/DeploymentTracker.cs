using System.Net;
using Amazon.ECS.Model;
using Amazon.Runtime;
using Deploy.Engine.Clients;

namespace Deploy.Engine.Rollouts;

/// <summary>
/// Finds our service deployment and tells its state; falls back to the service's own list where an endpoint knows no service deployments.
/// A read may be behind what our call did: what it does not show yet is "not yet", never an answer.
/// </summary>
internal sealed class DeploymentTracker(AwsClients aws, ServiceRollout rollout, TimeProvider time)
{
    /// <summary>How many looks in a row must show that a deployment was stopped by nobody that is visible.</summary>
    private const int Confirmations = 3;

    private readonly LegacyDeploymentTracker _legacy = new(aws, rollout);
    private readonly DeploymentFinder _finder = new(aws, rollout, time);
    private string? _deploymentArn;
    private int _stoppedLooks;
    private bool _isLegacy;

    public async Task<DeploymentSighting> LookAsync(CancellationToken cancellationToken)
    {
        if (!_isLegacy)
        {
            try
            {
                return await LookAtServiceDeploymentAsync(cancellationToken);
            }
            catch (AmazonServiceException e) when (e is ServiceNotFoundException or ClusterNotFoundException)
            {
                return new DeploymentSighting(ProbeState.NotYet, "the service is not visible yet");
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
        _deploymentArn ??= await _finder.FindAsync(cancellationToken);
        if (_deploymentArn is null) return new DeploymentSighting(ProbeState.NotYet, "ECS has not started the deployment yet");
        var reply = await aws.Ecs.DescribeServiceDeploymentsAsync(
            new DescribeServiceDeploymentsRequest { ServiceDeploymentArns = [_deploymentArn] }, cancellationToken);
        var deployment = reply.ServiceDeployments?.FirstOrDefault();
        if (deployment is null) return new DeploymentSighting(ProbeState.NotYet, "the deployment is not visible yet");
        return await JudgeAsync(deployment, cancellationToken);
    }

    private async Task<DeploymentSighting> JudgeAsync(ServiceDeployment deployment, CancellationToken cancellationToken)
    {
        var reason = DeploymentReasons.Of(deployment);
        var target = deployment.TargetServiceRevision;
        var tasks = $"{target?.RunningTaskCount ?? 0} of {target?.RequestedTaskCount ?? 0} tasks running";
        var failures = deployment.DeploymentCircuitBreaker is { FailureCount: > 0 } breaker ? $", {breaker.FailureCount} of {breaker.Threshold} failures" : "";
        return deployment.Status?.Value switch
        {
            "SUCCESSFUL" => new DeploymentSighting(ProbeState.Stable, tasks) { Finished = deployment.FinishedAt },
            "ROLLBACK_SUCCESSFUL" => new DeploymentSighting(ProbeState.RolledBack, reason ?? "the deployment failed", IsFailing: true),
            "ROLLBACK_FAILED" => new DeploymentSighting(ProbeState.RollbackFailed, reason ?? "the deployment failed", IsFailing: true),
            "STOPPED" => await JudgeStoppedAsync(deployment, reason, cancellationToken),
            "ROLLBACK_REQUESTED" or "ROLLBACK_IN_PROGRESS" => new DeploymentSighting(ProbeState.NotYet, $"rolling back: {reason ?? "the deployment failed"}", IsFailing: true),
            "STOP_REQUESTED" => new DeploymentSighting(ProbeState.NotYet, "stopping", IsFailing: true),
            var status => new DeploymentSighting(ProbeState.NotYet, $"{tasks}{failures} ({status})", IsFailing: failures.Length > 0),
        };
    }

    /// <summary>A deployment is stopped by a newer one (which the list may not show yet), by somebody, or by the circuit breaker without rollback.</summary>
    private async Task<DeploymentSighting> JudgeStoppedAsync(ServiceDeployment deployment, string? reason, CancellationToken cancellationToken)
    {
        var stopped = new DeploymentSighting(ProbeState.Failed, reason ?? "the deployment was stopped", IsFailing: true);
        if (deployment.DeploymentCircuitBreaker?.Status?.Value == "TRIGGERED") return stopped;
        var newer = (await _finder.ListAsync(cancellationToken)).Where(other => other.CreatedAt > deployment.CreatedAt).MaxBy(other => other.CreatedAt);
        if (newer is not null) return new DeploymentSighting(ProbeState.Superseded, $"another deployment took over: {newer.ServiceDeploymentArn}");
        return ++_stoppedLooks < Confirmations ? stopped with { State = ProbeState.NotYet } : stopped;
    }
}
