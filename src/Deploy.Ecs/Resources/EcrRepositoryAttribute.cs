using System.Diagnostics;

namespace Deploy.Ecs;

/// <summary>Declares an ECR repository. The project's own image is pushed to it.</summary>
/// <remarks>See https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html</remarks>
/// <example>
/// <code>
/// [EcrRepository("shop", TagMutability = TagMutability.Immutable)]
/// </code>
/// </example>
[Conditional("DEPLOY_ECS")]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class EcrRepositoryAttribute : ResourceAttribute
{
    /// <summary>A repository named after the class.</summary>
    public EcrRepositoryAttribute()
    {
    }

    /// <summary>A repository with a name.</summary>
    /// <param name="name">The name in AWS before the name template is applied; with <c>Ownership.External</c> or <c>Ownership.Adopted</c> the exact name or ARN. 2 to 256 lower-case letters, digits and <c>._-/</c>.</param>
    public EcrRepositoryAttribute(string name) => Name = name;

    /// <summary>The name in AWS before the name template is applied; with <c>Ownership.External</c> or <c>Ownership.Adopted</c> the exact name or ARN. 2 to 256 lower-case letters, digits and <c>._-/</c>.</summary>
    public string? Name { get; }

    /// <summary>Encryption at rest; cannot be changed after creation. Default: <see cref="EcrEncryption.Aes256"/>.</summary>
    public EcrEncryption Encryption { get; set; }

    /// <summary>ARN, id or alias of the KMS key, with <see cref="EcrEncryption.Kms"/> or <see cref="EcrEncryption.KmsDsse"/>. Default: the account's <c>aws/ecr</c> key.</summary>
    public string? KmsKey { get; set; }

    /// <summary>Whether a tag can be moved. Default: <see cref="Deploy.Ecs.TagMutability.Immutable"/>.</summary>
    public TagMutability TagMutability { get; set; }

    /// <summary>Whether an image is scanned when it is pushed. Default: true.</summary>
    public bool ScanOnPush { get; set; }
}
