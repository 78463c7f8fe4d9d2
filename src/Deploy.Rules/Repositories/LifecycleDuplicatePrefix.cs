using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Repositories;

/// <summary>An image is expired by the first rule that matches it.</summary>
public sealed class LifecycleDuplicatePrefix() : ResourceRule<EcrRepositorySpec>(
    "DECS0814",
    "Two lifecycle rules are for one prefix",
    "The prefix {0} stands in the lifecycle rules {1}. Only the first one expires its images; merge them.",
    RuleSeverity.Warning)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(EcrRepositorySpec resource, DeploymentPlan plan) =>
        from uses in resource.LifecyclePolicy.SelectMany(rule => rule.TagPrefixList.Distinct(StringComparer.Ordinal).Select(prefix => (Prefix: prefix, Rule: rule))).GroupBy(use => use.Prefix, StringComparer.Ordinal)
        where uses.Count() > 1
        select Found(resource.Address, LifecycleText.PathOf(uses.Last().Rule, "TagPrefixList"), Text.Quote(uses.Key), Text.And(uses.Select(use => Number.Text(use.Rule.RulePriority))));
}
