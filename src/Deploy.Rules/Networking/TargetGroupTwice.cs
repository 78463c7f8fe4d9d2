using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Networking;

/// <summary>A target group sends its traffic to one port of each task, usually.</summary>
public sealed class TargetGroupTwice() : ResourceRule<ServiceSpec>(
    "DECS0513",
    "A target group stands twice",
    "'{0}' registers with target group {1} {2} times. Each task would take its traffic on several ports; check that this is meant.",
    RuleSeverity.Warning)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ServiceSpec resource, DeploymentPlan plan) =>
        from same in resource.LoadBalancers.GroupBy(loadBalancer => loadBalancer.TargetGroup, StringComparer.Ordinal)
        where same.Count() > 1
        select Found(resource.Address, $"LoadBalancers[{same.Last().Key}]", resource.Address.ToString(), Text.Quote(same.Key), Number.Text(same.Count()));
}
