using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Repositories;

/// <summary>Priorities start at 1.</summary>
public sealed class LifecyclePriority() : ResourceRule<EcrRepositorySpec>(
    "DECS0805",
    "A lifecycle rule's priority is not positive",
    "Priority {0} is not valid. Use 1 or more.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(EcrRepositorySpec resource, DeploymentPlan plan) =>
        from rule in resource.LifecyclePolicy
        where rule.RulePriority < 1
        select Found(resource.Address, LifecycleText.PathOf(rule, nameof(rule.RulePriority)), Number.Text(rule.RulePriority));
}
