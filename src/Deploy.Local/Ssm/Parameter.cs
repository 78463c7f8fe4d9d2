namespace Deploy.Local.Ssm;

/// <summary>A parameter with its newest version, as it is kept in the state.</summary>
public sealed class Parameter
{
    /// <summary>The type whose value a KMS key encrypts.</summary>
    public const string Secure = "SecureString";

    public string Name { get; set; } = "";

    /// <summary>String, StringList or SecureString.</summary>
    public string Type { get; set; } = "String";

    public string Value { get; set; } = "";

    /// <summary>What it is for; null: nobody said.</summary>
    public string? Description { get; set; }

    /// <summary>The KMS key of a SecureString, as it was named; <c>alias/aws/ssm</c> where none was.</summary>
    public string? KeyId { get; set; }

    public long Version { get; set; }

    public double ModifiedAt { get; set; }
}
