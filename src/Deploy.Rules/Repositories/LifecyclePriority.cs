using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Repositories;

/// <summary>ECR counts priorities from the first on.</summary>
public sealed class LifecyclePriority() : RangeRule<EcrRepositorySpec>(
    "DECS0805",
    "A lifecycle rule's priority is not positive",
    "Priority {0} is not valid. Use {range}.",
    new(1),
    repository => repository.LifecyclePolicy
        .Select(rule => (LifecycleText.PathOf(rule, nameof(rule.RulePriority)), (int?)rule.RulePriority)));
