using Deploy.Ecs;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Repositories;

/// <summary>ECR allows one rule for untagged images.</summary>
public sealed class LifecycleSingleUntagged() : ResourceRule<EcrRepositorySpec>(
    "DECS0811",
    "Two lifecycle rules are for untagged images",
    "'{0}' has {1} lifecycle rules for untagged images. ECR allows one: merge them.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(EcrRepositorySpec resource, DeploymentPlan plan)
    {
        if (resource.LifecyclePolicy.Where(rule => rule.TagStatus == TagStatus.Untagged).ToArray() is { Length: > 1 } rules)
            yield return Found(resource.Address, LifecycleText.PathOf(rules[rules.Length - 1], nameof(LifecycleRuleSpec.TagStatus)), resource.Address.ToString(), Number.Text(rules.Length));
    }
}
