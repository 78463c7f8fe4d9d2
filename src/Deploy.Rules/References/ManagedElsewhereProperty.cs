using Deploy.Plan;
using Deploy.Plan.Paths;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>What is not a property cannot be left alone.</summary>
public sealed class ManagedElsewhereProperty() : ResourceRule<ResourceSpec>(
    "DECS0936",
    "ManagedElsewhere names no property",
    "{0} is not a property of '{1}'. Use nameof of a property of its attribute.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ResourceSpec resource, DeploymentPlan plan) =>
        from property in resource.ManagedElsewhere
        where !PropertyPath.Exists(resource.GetType(), property)
        select Found(resource.Address, nameof(resource.ManagedElsewhere), Text.Quote(property), resource.Address.ToString());
}
