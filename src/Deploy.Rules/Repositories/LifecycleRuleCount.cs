using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Repositories;

/// <summary>ECR bounds the rules of a policy.</summary>
public sealed class LifecycleRuleCount() : CountRule<EcrRepositorySpec>(
    "DECS0812",
    "There are more than fifty lifecycle rules",
    "'{0}' has {1} lifecycle rules. ECR allows {most}.",
    50,
    nameof(EcrRepositorySpec.LifecyclePolicy),
    repository => repository.LifecyclePolicy.Select(rule => LifecycleText.PathOf(rule)));
