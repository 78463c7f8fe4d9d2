using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Repositories;

/// <summary>A policy has at most 50 rules.</summary>
public sealed class LifecycleRuleCount() : ResourceRule<EcrRepositorySpec>(
    "DECS0812",
    "There are more than fifty lifecycle rules",
    "'{0}' has {1} lifecycle rules. ECR allows 50.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(EcrRepositorySpec resource, DeploymentPlan plan)
    {
        if (resource.LifecyclePolicy.Count > 50)
            yield return Found(resource.Address, nameof(resource.LifecyclePolicy), resource.Address.ToString(), Number.Text(resource.LifecyclePolicy.Count))
                .Or(LifecycleText.PathOf(resource.LifecyclePolicy[50]));
    }
}
