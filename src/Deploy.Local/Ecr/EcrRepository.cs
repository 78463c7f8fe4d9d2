using Deploy.Local.Services;

namespace Deploy.Local.Ecr;

/// <summary>A repository as it is kept in the state. Its images lie in the registry's folder.</summary>
public sealed class EcrRepository
{
    public string Name { get; set; } = "";

    public double CreatedAt { get; set; }

    /// <summary>MUTABLE, IMMUTABLE, or one of both with exclusion.</summary>
    public string TagMutability { get; set; } = "MUTABLE";

    /// <summary>Wildcards of tags that are the other way round; only with an exclusion.</summary>
    public List<string> ExclusionFilters { get; set; } = [];

    public bool ScanOnPush { get; set; }

    /// <summary>AES256, KMS or KMS_DSSE.</summary>
    public string EncryptionType { get; set; } = "AES256";

    public string? KmsKey { get; set; }

    public string? LifecyclePolicy { get; set; }

    public string? Policy { get; set; }

    public TagSet Tags { get; set; } = new();
}
