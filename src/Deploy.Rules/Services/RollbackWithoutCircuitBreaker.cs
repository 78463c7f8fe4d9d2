using Deploy.Plan;
using Deploy.Plan.Resources;

namespace Deploy.Rules.Services;

/// <summary>The circuit breaker is what goes back.</summary>
public sealed class RollbackWithoutCircuitBreaker() : ResourceRule<ServiceSpec>(
    "DECS0407",
    "Rollback needs the circuit breaker",
    "DeploymentCircuitBreakerRollback has no effect while DeploymentCircuitBreaker is false. Turn the circuit breaker on, or rollback off.",
    RuleSeverity.Warning)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ServiceSpec resource, DeploymentPlan plan)
    {
        if (resource.DeploymentCircuitBreakerRollback && !resource.DeploymentCircuitBreaker)
            yield return Found(resource.Address, nameof(resource.DeploymentCircuitBreakerRollback)).Or(nameof(resource.DeploymentCircuitBreaker));
    }
}
