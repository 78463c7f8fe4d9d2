using Deploy.Plan;
using Deploy.Plan.Resources;

namespace Deploy.Rules.References;

/// <summary>Two resources cannot both be what one deployed resource was.</summary>
public sealed class MovedFromExists() : ResourceRule<ResourceSpec>(
    "DECS0934",
    "A resource moved from an address that is still in use",
    "'{0}' says that it was '{1}', which the plan still has. Remove [MovedFrom] here, or the other resource.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ResourceSpec resource, DeploymentPlan plan)
    {
        if (resource.MovedFrom is { } old && plan.Find(old) is not null)
            yield return Found(resource.Address, nameof(resource.MovedFrom), resource.Address.ToString(), old.ToString());
    }
}
