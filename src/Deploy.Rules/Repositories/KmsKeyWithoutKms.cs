using Deploy.Ecs;
using Deploy.Plan;
using Deploy.Plan.Resources;

namespace Deploy.Rules.Repositories;

/// <summary>AES-256 uses keys of Amazon S3.</summary>
public sealed class KmsKeyWithoutKms() : ResourceRule<EcrRepositorySpec>(
    "DECS0802",
    "A KMS key needs KMS encryption",
    "KmsKey does not go with Encryption {0}. Use EcrEncryption.Kms, or remove KmsKey.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(EcrRepositorySpec resource, DeploymentPlan plan)
    {
        if (resource.KmsKey is not null && resource.EncryptionType == EcrEncryption.Aes256)
            yield return Found(resource.Address, nameof(resource.KmsKey), resource.EncryptionType.ToString()).Or(nameof(resource.EncryptionType));
    }
}
