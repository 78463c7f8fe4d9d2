using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>AWS allows some characters in tags.</summary>
public sealed class TagValueForm() : ResourceRule<ResourceSpec>(
    "DECS0942",
    "A tag's value is not valid",
    "The value of tag {0} is not valid. Use at most 256 letters, digits, spaces and the characters _.:/=+-@.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ResourceSpec resource, DeploymentPlan plan) =>
        from tag in resource.Tags
        where Text.IsKnownAndNot(tag.Value, TagPatterns.IsValue)
        select Found(resource.Address, $"Tags[{tag.Key}].Value", Text.Quote(tag.Key));
}
