using Deploy.Ecs;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Repositories;

/// <summary>A rule keeps at least one image, or images for at least a day.</summary>
public sealed class LifecycleCount() : ResourceRule<EcrRepositorySpec>(
    "DECS0807",
    "A lifecycle rule's count is not positive",
    "{0} is not a number of {1}. Use 1 or more.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(EcrRepositorySpec resource, DeploymentPlan plan) =>
        from rule in resource.LifecyclePolicy
        where rule.CountNumber < 1
        select Found(resource.Address, LifecycleText.PathOf(rule, nameof(rule.CountNumber)), Number.Text(rule.CountNumber), rule.CountType == LifecycleCountType.SinceImagePushed ? "days" : "images to keep");
}
