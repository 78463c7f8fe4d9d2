using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>The address is a resource's identity.</summary>
public sealed class AddressUnique() : Rule(
    "DECS0946",
    "Two resources have one address",
    "'{0}' stands {1} times in the plan. Give each resource of a kind a name of its own.")
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(DeploymentPlan plan) =>
        from resources in plan.Resources.GroupBy(resource => resource.Address)
        where resources.Count() > 1
        select Found(resources.Key, nameof(ResourceSpec.Name), resources.Key.ToString(), Number.Text(resources.Count()));
}
