using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Repositories;

/// <summary>The priority is a rule's place in the policy.</summary>
public sealed class LifecyclePriorityUnique() : ResourceRule<EcrRepositorySpec>(
    "DECS0806",
    "Two lifecycle rules have one priority",
    "Priority {0} stands {1} times in '{2}'. Give each rule a priority of its own.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(EcrRepositorySpec resource, DeploymentPlan plan) =>
        from rules in resource.LifecyclePolicy.GroupBy(rule => rule.RulePriority)
        where rules.Count() > 1
        select Found(resource.Address, LifecycleText.PathOf(rules.Last(), "RulePriority"), Number.Text(rules.Key), Number.Text(rules.Count()), resource.Address.ToString());
}
