namespace Deploy.Ecs;

/// <summary>Encryption of a repository at rest.</summary>
public enum EcrEncryption
{
    /// <summary>AES-256 with keys that Amazon S3 manages.</summary>
    Aes256,

    /// <summary>A key of AWS KMS.</summary>
    Kms,

    /// <summary>Two layers of encryption with a key of AWS KMS.</summary>
    KmsDsse,
}
