using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Repositories;

/// <summary>ECR limits the text of a policy.</summary>
public sealed class LifecycleTextLength() : ResourceRule<EcrRepositorySpec>(
    "DECS0813",
    "The lifecycle policy is too long",
    "The lifecycle policy of '{0}' has {1} characters as JSON. ECR takes {2} to {3}.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(EcrRepositorySpec resource, DeploymentPlan plan)
    {
        if (resource.LifecyclePolicy.Count > 0 && Number.IsOutside(LifecycleText.Length(resource), LifecycleText.Shortest, LifecycleText.Longest))
            yield return Found(resource.Address, nameof(resource.LifecyclePolicy), resource.Address.ToString(), Number.Text(LifecycleText.Length(resource)), Number.Text(LifecycleText.Shortest), Number.Text(LifecycleText.Longest));
    }
}
