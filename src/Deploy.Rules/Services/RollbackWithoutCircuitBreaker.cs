using Deploy.Plan;
using Deploy.Plan.Resources;

namespace Deploy.Rules.Services;

/// <summary>The circuit breaker is what goes back.</summary>
public sealed class RollbackWithoutCircuitBreaker : ResourceRule<ServiceSpec>
{
    /// <inheritdoc/>
    public override string Id => "DECS0407";

    /// <inheritdoc/>
    public override string Title => "Rollback needs the circuit breaker";

    /// <inheritdoc/>
    public override string Message => "DeploymentCircuitBreakerRollback has no effect while DeploymentCircuitBreaker is false. Turn the circuit breaker on, or rollback off.";

    /// <inheritdoc/>
    public override RuleSeverity Severity => RuleSeverity.Warning;

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ServiceSpec resource, DeploymentPlan plan)
    {
        if (resource.DeploymentCircuitBreakerRollback && !resource.DeploymentCircuitBreaker)
            yield return Found(resource.Address, nameof(resource.DeploymentCircuitBreakerRollback)).Or(nameof(resource.DeploymentCircuitBreaker));
    }
}
