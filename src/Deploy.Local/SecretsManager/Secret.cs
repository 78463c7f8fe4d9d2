using Deploy.Local.Services;

namespace Deploy.Local.SecretsManager;

/// <summary>A secret with its current version, as it is kept in the state.</summary>
public sealed class Secret
{
    /// <summary>The label of the version that is kept.</summary>
    public const string Current = "AWSCURRENT";

    public string Name { get; set; } = "";

    /// <summary>The six characters that AWS puts behind the name in the ARN.</summary>
    public string Suffix { get; set; } = "";

    public string? Description { get; set; }

    public string? KmsKey { get; set; }

    public string? Text { get; set; }

    /// <summary>Base64.</summary>
    public string? Binary { get; set; }

    public string? VersionId { get; set; }

    public double CreatedAt { get; set; }

    public double ChangedAt { get; set; }

    /// <summary>Set while the secret is marked for deletion.</summary>
    public double? DeletedAt { get; set; }

    public TagSet Tags { get; set; } = new();
}
