using Deploy.Ecs;
using Deploy.Plan.Shapes.Ecr;
using Deploy.Plan.Values;
using AwsEcr = Deploy.Plan.Shapes.Ecr;

namespace Deploy.Plan.Resources;

/// <summary>An ECR repository. See https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html</summary>
public sealed record EcrRepositorySpec : ResourceSpec
{
    /// <summary>What a repository is where its declaration is silent: our defaults, which a plan always says.</summary>
    public static CreateRepository Defaults { get; } = new()
    {
        ImageTagMutability = AwsEcr.ImageTagMutability.Immutable,
        ImageScanningConfiguration = new ImageScanningConfiguration { ScanOnPush = true },
        EncryptionConfiguration = new EncryptionConfiguration { EncryptionType = AwsEcr.EncryptionType.Aes256 },
    };

    /// <summary>AWS's own request. Name, registry and tags are the engine's, and not in it.</summary>
    public CreateRepository Request { get; init; } = Defaults;

    /// <summary>Whether a tag can be moved to another image. Default: immutable.</summary>
    [ViewOf(nameof(CreateRepository.ImageTagMutability))]
    public TagMutability ImageTagMutability
    {
        get => Request.ImageTagMutability?.Text.StartsWith("IMMUTABLE", StringComparison.Ordinal) == true ? TagMutability.Immutable : TagMutability.Mutable;
        init => Request = Request with { ImageTagMutability = OpenEnum<ImageTagMutability>.Of(value) };
    }

    /// <summary>Whether an image is scanned for vulnerabilities when it is pushed. Default: true.</summary>
    [ViewOf("ImageScanningConfiguration.ScanOnPush")]
    public bool ScanOnPush
    {
        get => Request.ImageScanningConfiguration?.ScanOnPush ?? false;
        init => Request = Request with { ImageScanningConfiguration = new ImageScanningConfiguration { ScanOnPush = value } };
    }

    /// <summary>Encryption at rest. It cannot be changed after creation. Default: AES-256 with a key of Amazon S3.</summary>
    [ViewOf("EncryptionConfiguration.EncryptionType")]
    public EcrEncryption EncryptionType
    {
        get => Encryption.EncryptionType?.As<EcrEncryption>() ?? EcrEncryption.Aes256;
        init => Request = Request with { EncryptionConfiguration = Encryption with { EncryptionType = OpenEnum<EncryptionType>.Of(value) } };
    }

    /// <summary>The KMS key (ARN, id or alias) for <see cref="EcrEncryption.Kms"/>; null: the account's <c>aws/ecr</c> key.</summary>
    [ViewOf("EncryptionConfiguration.KmsKey")]
    public string? KmsKey
    {
        get => Encryption.KmsKey;
        init => Request = Request with { EncryptionConfiguration = Encryption with { KmsKey = value } };
    }

    /// <summary>The lifecycle policy's rules in order of priority; empty: no lifecycle policy.</summary>
    public EquatableList<LifecycleRuleSpec> LifecyclePolicy { get; init; } = EquatableList<LifecycleRuleSpec>.Empty;

    private EncryptionConfiguration Encryption => Request.EncryptionConfiguration ?? new EncryptionConfiguration();
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
