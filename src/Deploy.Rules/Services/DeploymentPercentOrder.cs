using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Services;

/// <summary>A rolling deployment needs room to stop an old task first or to start a new one first.</summary>
public sealed class DeploymentPercentOrder() : ResourceRule<ServiceSpec>(
    "DECS0404",
    "MinimumHealthyPercent is not below MaximumPercent",
    "MinimumHealthyPercent {0} is not below MaximumPercent {1}, so that ECS could neither stop nor start a task. "
        + "Lower the first or raise the second, for example 100 and 200.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ServiceSpec resource, DeploymentPlan plan)
    {
        if (resource.MinimumHealthyPercent >= resource.MaximumPercent)
            yield return Found(resource.Address, nameof(resource.MinimumHealthyPercent), Number.Text(resource.MinimumHealthyPercent), Number.Text(resource.MaximumPercent)).Or(nameof(resource.MaximumPercent));
    }
}
