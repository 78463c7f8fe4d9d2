using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>A resource has one value for each key. IAM takes no notice of case: on a role Team and team are one key.</summary>
public sealed class TagUnique() : ResourceRule<ResourceSpec>(
    "DECS0945",
    "A tag's key stands twice",
    "The tag {0} stands {1} times. Keep one of them.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ResourceSpec resource, DeploymentPlan plan) =>
        from tags in resource.Tags.GroupBy(tag => tag.Key, resource is RoleSpec ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal)
        where tags.Count() > 1
        select Found(resource.Address, $"Tags[{tags.Key}]", Text.Quote(tags.Key), Number.Text(tags.Count()));
}
