using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Services;

/// <summary>ECS evens out zones by starting a task first.</summary>
public sealed class RebalancingNeedsMaximum() : ResourceRule<ServiceSpec>(
    "DECS0418",
    "Rebalancing needs room for another task",
    "AvailabilityZoneRebalancing starts a task before it stops one, which MaximumPercent {0} does not allow. "
        + "Raise it above 100, or turn rebalancing off.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ServiceSpec resource, DeploymentPlan plan)
    {
        if (resource.AvailabilityZoneRebalancing && resource.MaximumPercent <= 100)
            yield return Found(resource.Address, nameof(resource.AvailabilityZoneRebalancing), Number.Text(resource.MaximumPercent)).Or(nameof(resource.MaximumPercent));
    }
}
