namespace Deploy.Local.Ssm;

/// <summary>A parameter with its newest version, as it is kept in the state.</summary>
public sealed class Parameter
{
    public string Name { get; set; } = "";

    /// <summary>String, StringList or SecureString.</summary>
    public string Type { get; set; } = "String";

    public string Value { get; set; } = "";

    /// <summary>The customer's key of a SecureString; null with the account's own.</summary>
    public string? KeyId { get; set; }

    public long Version { get; set; }

    public double ModifiedAt { get; set; }
}
