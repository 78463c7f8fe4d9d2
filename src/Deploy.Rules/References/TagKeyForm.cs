using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>AWS allows some characters in tags.</summary>
public sealed class TagKeyForm : ResourceRule<ResourceSpec>
{
    /// <inheritdoc/>
    public override string Id => "DECS0941";

    /// <inheritdoc/>
    public override string Title => "A tag's key is not valid";

    /// <inheritdoc/>
    public override string Message => "The tag key {0} is not valid. Use 1 to 128 letters, digits, spaces and the characters _.:/=+-@.";

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ResourceSpec resource, DeploymentPlan plan) =>
        from tag in resource.Tags
        where Text.IsKnownAndNot(tag.Key, TagPatterns.IsKey)
        select Found(resource.Address, $"Tags[{tag.Key}]", Text.Quote(tag.Key));
}
