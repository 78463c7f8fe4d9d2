using Deploy.Ecs;
using Deploy.Plan.Values;

namespace Deploy.Plan.Resources;

/// <summary>An ECR repository. See https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html</summary>
public sealed record EcrRepositorySpec : ResourceSpec
{
    /// <summary>Whether a tag can be moved to another image. Default: immutable.</summary>
    public TagMutability ImageTagMutability { get; init; } = TagMutability.Immutable;

    /// <summary>Whether an image is scanned for vulnerabilities when it is pushed. Default: true.</summary>
    public bool ScanOnPush { get; init; } = true;

    /// <summary>Encryption at rest. It cannot be changed after creation. Default: AES-256 with a key of Amazon S3.</summary>
    public EcrEncryption EncryptionType { get; init; } = EcrEncryption.Aes256;

    /// <summary>The KMS key (ARN, id or alias) for <see cref="EcrEncryption.Kms"/>; null: the account's <c>aws/ecr</c> key.</summary>
    public string? KmsKey { get; init; }

    /// <summary>The lifecycle policy's rules in order of priority; empty: no lifecycle policy.</summary>
    public EquatableList<LifecycleRuleSpec> LifecyclePolicy { get; init; } = EquatableList<LifecycleRuleSpec>.Empty;
}

/// <summary>A rule of an ECR lifecycle policy that expires images.</summary>
public sealed record LifecycleRuleSpec
{
    /// <summary>1 is tried first; unique within the policy.</summary>
    public required int RulePriority { get; init; }

    /// <summary>Free text.</summary>
    public string? Description { get; init; }

    /// <summary>Which images the rule looks at.</summary>
    public required TagStatus TagStatus { get; init; }

    /// <summary>Tags that start with all of these; for <see cref="TagStatus.Tagged"/> only.</summary>
    public EquatableList<string> TagPrefixList { get; init; } = EquatableList<string>.Empty;

    /// <summary>Tags that match all of these patterns with at most four <c>*</c> each; for <see cref="TagStatus.Tagged"/> only.</summary>
    public EquatableList<string> TagPatternList { get; init; } = EquatableList<string>.Empty;

    /// <summary>What is counted.</summary>
    public required LifecycleCountType CountType { get; init; }

    /// <summary>Days since the push, or the number of images to keep. At least 1.</summary>
    public required int CountNumber { get; init; }
}
