using Deploy.Plan;
using Deploy.Plan.Resources;

namespace Deploy.Rules.References;

/// <summary>A service cannot have been a cluster.</summary>
public sealed class MovedFromKind() : ResourceRule<ResourceSpec>(
    "DECS0935",
    "A resource moved from another kind",
    "'{0}' says that it was '{1}', which is of another kind. A resource keeps its kind: use {2}/<old name>.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ResourceSpec resource, DeploymentPlan plan)
    {
        if (resource.MovedFrom is { } old && old.Kind != resource.Kind)
            yield return Found(resource.Address, nameof(resource.MovedFrom), resource.Address.ToString(), old.ToString(), resource.Kind);
    }
}
