using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Repositories;

/// <summary>ECR allows four wildcards in a pattern.</summary>
public sealed class LifecyclePatternForm() : ResourceRule<EcrRepositorySpec>(
    "DECS0809",
    "A tag pattern is not valid",
    "The tag pattern {0} is not valid. Use 1 to 128 characters with at most four *.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(EcrRepositorySpec resource, DeploymentPlan plan) =>
        from rule in resource.LifecyclePolicy
        from pattern in rule.TagPatternList
        where Text.IsKnownAndNot(pattern, known => known.Length is >= 1 and <= 128 && known.Count(c => c == '*') <= 4)
        select Found(resource.Address, LifecycleText.PathOf(rule, nameof(rule.TagPatternList)), Text.Quote(pattern));
}
