using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Services;

/// <summary>A share of the desired count is not negative.</summary>
public sealed class DeploymentPercentNegative() : ResourceRule<ServiceSpec>(
    "DECS0403",
    "A percentage of a deployment is negative",
    "{0} {1} is negative. Use 0 or more percent of the desired count.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ServiceSpec resource, DeploymentPlan plan)
    {
        if (resource.MinimumHealthyPercent < 0)
            yield return Found(resource.Address, nameof(resource.MinimumHealthyPercent), nameof(resource.MinimumHealthyPercent), Number.Text(resource.MinimumHealthyPercent));
        if (resource.MaximumPercent < 0)
            yield return Found(resource.Address, nameof(resource.MaximumPercent), nameof(resource.MaximumPercent), Number.Text(resource.MaximumPercent));
    }
}
