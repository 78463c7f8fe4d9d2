using Deploy.Ecs;
using Deploy.Plan;
using Deploy.Plan.Resources;

namespace Deploy.Rules.Clusters;

/// <summary>Without Container Insights there are no metrics of tasks.</summary>
public sealed class ContainerInsightsOff() : ResourceRule<ClusterSpec>(
    "DECS0102",
    "A cluster has no Container Insights",
    "'{0}' collects no metrics of its services and tasks. Use ContainerInsights.Enabled or ContainerInsights.Enhanced.",
    RuleSeverity.Info)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ClusterSpec resource, DeploymentPlan plan)
    {
        if (resource.ContainerInsights == ContainerInsights.Disabled)
            yield return Found(resource.Address, nameof(resource.ContainerInsights), resource.Address.ToString());
    }
}
