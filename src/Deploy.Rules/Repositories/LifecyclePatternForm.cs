using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Repositories;

/// <summary>ECR allows four wildcards in a pattern.</summary>
public sealed class LifecyclePatternForm() : FormRule<EcrRepositorySpec>(
    "DECS0809",
    "A tag pattern is not valid",
    "The tag pattern {0} is not valid. Use 1 to 128 characters with at most four *.",
    repository =>
        from rule in repository.LifecyclePolicy
        from pattern in rule.TagPatternList
        select (LifecycleText.PathOf(rule, nameof(rule.TagPatternList)), (string?)pattern),
    pattern => pattern.Length is >= 1 and <= 128 && pattern.Count(c => c == '*') <= 4);
