using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>A resource can have 50 tags, those that carry its identity included.</summary>
public sealed class TagCount() : ResourceRule<ResourceSpec>(
    "DECS0940",
    "A resource has too many tags",
    "'{0}' has {1} tags. AWS allows 50, and up to {3} of them say what deployed it: remove {2}.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ResourceSpec resource, DeploymentPlan plan)
    {
        if (resource.Tags.Count > TagPatterns.Most)
            yield return Found(resource.Address, nameof(resource.Tags), resource.Address.ToString(), Number.Text(resource.Tags.Count), Number.Text(resource.Tags.Count - TagPatterns.Most), Number.Text(IdentityTag.Most))
                .Or($"{nameof(resource.Tags)}[{resource.Tags[TagPatterns.Most].Key}]");
    }
}
