using Deploy.Ecs;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Repositories;

/// <summary>After a rule for all images nothing is left for another rule.</summary>
public sealed class LifecycleAnyLast() : ResourceRule<EcrRepositorySpec>(
    "DECS0810",
    "A lifecycle rule for all images is not the last one",
    "The lifecycle rule of priority {0} is for all images but not the last one. "
        + "Give it the highest priority number, and have only one such rule.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(EcrRepositorySpec resource, DeploymentPlan plan) =>
        from rule in resource.LifecyclePolicy
        where rule.TagStatus == TagStatus.Any && resource.LifecyclePolicy.Any(other => !ReferenceEquals(other, rule) && other.RulePriority > rule.RulePriority)
        select Found(resource.Address, LifecycleText.PathOf(rule, nameof(rule.TagStatus)), Number.Text(rule.RulePriority));
}
