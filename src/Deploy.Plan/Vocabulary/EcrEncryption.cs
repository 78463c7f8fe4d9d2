using System.Runtime.Serialization;

namespace Deploy.Ecs;

/// <summary>Encryption of a repository at rest.</summary>
public enum EcrEncryption
{
    /// <summary>AES-256 with keys that Amazon S3 manages.</summary>
    [EnumMember(Value = "AES256")]
    Aes256,

    /// <summary>A key of AWS KMS.</summary>
    [EnumMember(Value = "KMS")]
    Kms,

    /// <summary>Two layers of encryption with a key of AWS KMS.</summary>
    [EnumMember(Value = "KMS_DSSE")]
    KmsDsse,
}
