using Deploy.Ecs;
using Deploy.Plan;
using Deploy.Plan.Resources;

namespace Deploy.Rules.Repositories;

/// <summary>A tag that moves says nothing about what runs.</summary>
public sealed class MutableTags() : ResourceRule<EcrRepositorySpec>(
    "DECS0815",
    "Image tags can be moved",
    "The tags of '{0}' can be moved to other images. Use TagMutability.Immutable, so that a tag stays what was tested.",
    RuleSeverity.Info)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(EcrRepositorySpec resource, DeploymentPlan plan)
    {
        if (resource.ImageTagMutability == TagMutability.Mutable)
            yield return Found(resource.Address, nameof(resource.ImageTagMutability), resource.Address.ToString());
    }
}
