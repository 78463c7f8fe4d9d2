using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Services;

/// <summary>A service has at most 5000 tasks until AWS raises the quota.</summary>
public sealed class DesiredCountQuota() : ResourceRule<ServiceSpec>(
    "DECS0419",
    "The desired count is above the default quota",
    "DesiredCount {0} is above 5000, the default quota of tasks of a service. Have the quota raised first.",
    RuleSeverity.Warning)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ServiceSpec resource, DeploymentPlan plan)
    {
        if (resource.DesiredCount > 5000)
            yield return Found(resource.Address, nameof(resource.DesiredCount), Number.Text(resource.DesiredCount));
    }
}
