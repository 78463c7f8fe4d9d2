using Deploy.Ecs;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Repositories;

/// <summary>A rule for tagged images says which tags, by prefixes or by patterns; other rules have no tags.</summary>
public sealed class LifecycleTagLists() : ResourceRule<EcrRepositorySpec>(
    "DECS0808",
    "A lifecycle rule's tags do not go with its status",
    "The lifecycle rule of priority {0} {1}. {2}.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(EcrRepositorySpec resource, DeploymentPlan plan) =>
        from rule in resource.LifecyclePolicy
        let lists = (rule.TagPrefixList.Count > 0 ? 1 : 0) + (rule.TagPatternList.Count > 0 ? 1 : 0)
        where rule.TagStatus == TagStatus.Tagged ? lists != 1 : lists > 0
        select Found(resource.Address, LifecycleText.PathOf(rule), Number.Text(rule.RulePriority), What(rule, lists), Fix(rule, lists));

    private static string What(LifecycleRuleSpec rule, int lists) => rule.TagStatus != TagStatus.Tagged
        ? $"is for {rule.TagStatus.ToString().ToLowerInvariant()} images but names tags"
        : lists == 0 ? "is for tagged images but does not say which" : "has both TagPrefixes and TagPatterns";

    private static string Fix(LifecycleRuleSpec rule, int lists) => rule.TagStatus != TagStatus.Tagged
        ? "Remove TagPrefixes and TagPatterns, or the tag status"
        : lists == 0 ? "Set TagPrefixes or TagPatterns, or write TagStatus.Any for all images or TagStatus.Untagged" : "Keep one of them";
}
