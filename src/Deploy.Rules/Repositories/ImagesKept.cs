using Deploy.Ecs;
using Deploy.Plan;
using Deploy.Plan.Resources;

namespace Deploy.Rules.Repositories;

/// <summary>Each deployment of another content pushes an image with a tag of its own, and ECR charges for what it stores.</summary>
public sealed class ImagesKept() : ResourceRule<EcrRepositorySpec>(
    "DECS0817",
    "Images of deployments are kept for ever",
    "No lifecycle rule of '{0}' expires images of deployments: their tags are hashes of the content, and they are never untagged. "
        + "Add [ExpireImages(TagStatus.Any, KeepNewest = 100)], with more than are ever rolled back to.",
    RuleSeverity.Info)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(EcrRepositorySpec resource, DeploymentPlan plan)
    {
        if (!resource.LifecyclePolicy.Any(ExpiresAnyTag)) yield return Found(resource.Address, nameof(resource.LifecyclePolicy), resource.Address.ToString());
    }

    // A prefix such as "pr-" is no start of a hash.
    private static bool ExpiresAnyTag(LifecycleRuleSpec rule) => rule.TagStatus switch
    {
        TagStatus.Any => true,
        TagStatus.Tagged => rule.TagPrefixList.Count == 0 && rule.TagPatternList.Count > 0 && rule.TagPatternList.All(pattern => pattern.Trim('*').Length == 0),
        _ => false,
    };
}
