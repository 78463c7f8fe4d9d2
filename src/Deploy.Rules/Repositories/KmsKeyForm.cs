using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Repositories;

/// <summary>A KMS key has an ARN, an id and aliases.</summary>
public sealed class KmsKeyForm() : FormRule<EcrRepositorySpec>(
    "DECS0803",
    "A repository's KMS key is not valid",
    "KmsKey {0} is not a KMS key. Use its ARN, its id or alias/<name>.",
    nameof(EcrRepositorySpec.KmsKey),
    repository => repository.KmsKey,
    IsKey)
{
    private static bool IsKey(string text) => Arn.IsClaimed(text)
        ? Arn.Is(text, "kms", "key/") || Arn.Is(text, "kms", "alias/")
        : Pattern.Fits(text, @"(alias/[A-Za-z0-9/_-]{1,250}|(mrk-)?[0-9a-f-]{32,36})");
}
