using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Services;

/// <summary>A service has 0 or more tasks.</summary>
public sealed class DesiredCount() : ResourceRule<ServiceSpec>(
    "DECS0402",
    "The desired count is negative",
    "DesiredCount {0} is negative. Use 0 or more tasks.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ServiceSpec resource, DeploymentPlan plan)
    {
        if (resource.DesiredCount < 0)
            yield return Found(resource.Address, nameof(resource.DesiredCount), Number.Text(resource.DesiredCount));
    }
}
