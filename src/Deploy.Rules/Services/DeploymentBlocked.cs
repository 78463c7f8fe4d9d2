using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Services;

/// <summary>ECS rounds the minimum up and the maximum down to whole tasks.</summary>
public sealed class DeploymentBlocked() : ResourceRule<ServiceSpec>(
    "DECS0406",
    "A deployment could not replace a task",
    "With {0} task(s), MinimumHealthyPercent {1} and MaximumPercent {2}, ECS can neither stop an old task nor start a new one. "
        + "Raise MaximumPercent, for example to 200.",
    RuleSeverity.Warning)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ServiceSpec resource, DeploymentPlan plan)
    {
        if (resource.DesiredCount > 0
            && resource.MinimumHealthyPercent < resource.MaximumPercent
            && Most(resource) <= resource.DesiredCount
            && Fewest(resource) >= resource.DesiredCount)
        {
            yield return Found(resource.Address, nameof(resource.MaximumPercent), Number.Text(resource.DesiredCount), Number.Text(resource.MinimumHealthyPercent), Number.Text(resource.MaximumPercent))
                .Or(nameof(resource.MinimumHealthyPercent), nameof(resource.DesiredCount));
        }
    }

    private static long Most(ServiceSpec service) => (long)service.DesiredCount * service.MaximumPercent / 100;

    private static long Fewest(ServiceSpec service) => (((long)service.DesiredCount * service.MinimumHealthyPercent) + 99) / 100;
}
