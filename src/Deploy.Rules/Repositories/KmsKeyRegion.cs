using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Repositories;

/// <summary>ECR uses keys of the repository's Region.</summary>
public sealed class KmsKeyRegion() : ResourceRule<EcrRepositorySpec>(
    "DECS0804",
    "A repository's KMS key is in another Region",
    "KmsKey is in Region {0}, the repository in {1}. Use a key of {1}.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(EcrRepositorySpec resource, DeploymentPlan plan)
    {
        if (Arn.Parse(Text.Known(resource.KmsKey)) is { Service: "kms" } key && Text.Known(plan.Region) is { } region && key.Region != region)
            yield return Found(resource.Address, nameof(resource.KmsKey), key.Region, region);
    }
}
