using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Clusters;

/// <summary>ECS allows letters, digits, hyphens and underscores in cluster names.</summary>
public sealed class ClusterName() : ResourceRule<ClusterSpec>(
    "DECS0101",
    "A cluster's name is not valid",
    "The cluster name {0} is not valid. Use 1 to 255 letters, digits, hyphens and underscores.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ClusterSpec resource, DeploymentPlan plan)
    {
        if (PhysicalName.Unless(NamePatterns.IsEcsName, resource, plan) is { } name)
            yield return Found(resource.Address, nameof(resource.Name), name);
    }
}
