using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Services;

/// <summary>The grace period delays health checks of load balancers and containers.</summary>
public sealed class GracePeriodWithoutCheck() : ResourceRule<ServiceSpec>(
    "DECS0410",
    "A grace period without a health check",
    "HealthCheckGracePeriodSeconds has no effect: '{0}' has no target group, and no container of it has a health check. "
        + "Remove it, or add a health check.",
    RuleSeverity.Warning)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ServiceSpec resource, DeploymentPlan plan)
    {
        if (resource.HealthCheckGracePeriodSeconds > 0
            && resource.LoadBalancers.Count == 0
            && plan.TaskOf(resource.TaskDefinition) is { } task
            && task.ContainerDefinitions.All(container => container.HealthCheck is null))
        {
            yield return Found(resource.Address, nameof(resource.HealthCheckGracePeriodSeconds), resource.Address.ToString());
        }
    }
}
