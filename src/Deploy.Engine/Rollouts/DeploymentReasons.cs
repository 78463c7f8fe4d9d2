using Amazon.ECS.Model;

namespace Deploy.Engine.Rollouts;

/// <summary>Why a service deployment failed, in ECS's words or, where those lead astray, in ours.</summary>
internal static class DeploymentReasons
{
    /// <summary>What ECS says of a first deployment that fails with rollback on: true, and no reason.</summary>
    private const string NoCandidate = "No rollback candidate was found";

    /// <summary>One line; null where ECS gives none.</summary>
    public static string? Of(ServiceDeployment deployment)
    {
        if (deployment.StatusReason?.Contains(NoCandidate, StringComparison.OrdinalIgnoreCase) == true)
        {
            return deployment.DeploymentCircuitBreaker is { FailureCount: > 0 } breaker
                ? $"{breaker.FailureCount} of {breaker.Threshold} failures were reached"
                : deployment.StatusReason;
        }

        return new[] { deployment.Rollback?.Reason, deployment.StatusReason }.FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
    }
}
