using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>The prefix aws: is AWS's, in any case, in keys and in values.</summary>
public sealed class TagReserved() : ResourceRule<ResourceSpec>(
    "DECS0943",
    "A tag uses AWS's own prefix",
    "The tag {0} starts with aws:, which AWS keeps for itself. Use another prefix.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ResourceSpec resource, DeploymentPlan plan) =>
        from tag in resource.Tags
        where TagPatterns.IsReserved(tag.Key) || TagPatterns.IsReserved(tag.Value)
        select Found(resource.Address, $"Tags[{tag.Key}]", Text.Quote(tag.Key));
}
