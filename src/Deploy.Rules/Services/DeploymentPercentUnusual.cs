using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Services;

/// <summary>ECS documents 0 to 100 percent as the minimum and 100 or more as the maximum.</summary>
public sealed class DeploymentPercentUnusual() : ResourceRule<ServiceSpec>(
    "DECS0405",
    "A percentage of a deployment is unusual",
    "{0} {1} is {2}. Use {3}.",
    RuleSeverity.Warning)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ServiceSpec resource, DeploymentPlan plan)
    {
        if (resource.MinimumHealthyPercent >= resource.MaximumPercent) yield break;
        if (resource.MinimumHealthyPercent > 100)
            yield return Found(resource.Address, nameof(resource.MinimumHealthyPercent), nameof(resource.MinimumHealthyPercent), Number.Text(resource.MinimumHealthyPercent), "above 100", "0 to 100");
        if (resource.MaximumPercent is >= 0 and < 100)
            yield return Found(resource.Address, nameof(resource.MaximumPercent), nameof(resource.MaximumPercent), Number.Text(resource.MaximumPercent), "below 100", "100 to 200");
    }
}
