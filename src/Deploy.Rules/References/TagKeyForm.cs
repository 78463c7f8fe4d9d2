using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>AWS allows some characters in tags.</summary>
public sealed class TagKeyForm() : ResourceRule<ResourceSpec>(
    "DECS0941",
    "A tag's key is not valid",
    "The tag key {0} is not valid. Use 1 to 128 letters, digits, spaces and the characters _.:/=+-@.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ResourceSpec resource, DeploymentPlan plan) =>
        from tag in resource.Tags
        where Text.IsKnownAndNot(tag.Key, TagPatterns.IsKey)
        select Found(resource.Address, $"Tags[{tag.Key}]", Text.Quote(tag.Key));
}
