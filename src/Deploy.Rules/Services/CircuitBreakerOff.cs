using Deploy.Plan;
using Deploy.Plan.Resources;

namespace Deploy.Rules.Services;

/// <summary>Without the circuit breaker a failed deployment never ends.</summary>
public sealed class CircuitBreakerOff : ResourceRule<ServiceSpec>
{
    /// <inheritdoc/>
    public override string Id => "DECS0408";

    /// <inheritdoc/>
    public override string Title => "The circuit breaker is off";

    /// <inheritdoc/>
    public override string Message => "Without DeploymentCircuitBreaker, ECS keeps starting tasks that fail, for ever. Turn it on.";

    /// <inheritdoc/>
    public override RuleSeverity Severity => RuleSeverity.Info;

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ServiceSpec resource, DeploymentPlan plan)
    {
        // Who asks for a rollback at the same time is told by another rule.
        if (!resource.DeploymentCircuitBreaker && !resource.DeploymentCircuitBreakerRollback)
            yield return Found(resource.Address, nameof(resource.DeploymentCircuitBreaker));
    }
}
