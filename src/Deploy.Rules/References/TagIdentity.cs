using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>Tags that start with deploy-ecs: say which application, environment and address a resource has.</summary>
public sealed class TagIdentity() : ResourceRule<ResourceSpec>(
    "DECS0944",
    "A tag uses our own prefix",
    "The tag {0} starts with deploy-ecs:, which carries the resource's identity. Use another prefix.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ResourceSpec resource, DeploymentPlan plan) =>
        from tag in resource.Tags
        where tag.Key.StartsWith(IdentityTag.Prefix, StringComparison.OrdinalIgnoreCase)
        select Found(resource.Address, $"Tags[{tag.Key}]", Text.Quote(tag.Key));
}
