using Deploy.Plan;
using Deploy.Plan.Paths;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>Every reference is an address of the same plan.</summary>
public sealed class ReferenceExists() : ResourceRule<ResourceSpec>(
    "DECS0920",
    "A reference leads nowhere",
    "'{0}' refers to '{1}', which the plan does not have. Declare it, or refer to one that exists.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ResourceSpec resource, DeploymentPlan plan) =>
        from reference in SpecValues.Of(resource).References
        where plan.Find(reference.Value) is null
        select Found(resource.Address, reference.Path, resource.Address.ToString(), reference.Value.ToString());
}
