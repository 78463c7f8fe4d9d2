using Deploy.Plan;
using Deploy.Plan.Resources;

namespace Deploy.Rules.Services;

/// <summary>Without the circuit breaker a failed deployment never ends.</summary>
public sealed class CircuitBreakerOff() : ResourceRule<ServiceSpec>(
    "DECS0408",
    "The circuit breaker is off",
    "Without DeploymentCircuitBreaker, ECS keeps starting tasks that fail, for ever. Turn it on.",
    RuleSeverity.Info)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ServiceSpec resource, DeploymentPlan plan)
    {
        // Who asks for a rollback at the same time is told by another rule.
        if (!resource.DeploymentCircuitBreaker && !resource.DeploymentCircuitBreakerRollback)
            yield return Found(resource.Address, nameof(resource.DeploymentCircuitBreaker));
    }
}
