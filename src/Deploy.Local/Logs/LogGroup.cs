using Deploy.Local.Services;

namespace Deploy.Local.Logs;

/// <summary>A log group as it is kept in the state. Its streams lie with their lines.</summary>
public sealed class LogGroup
{
    public string Name { get; set; } = "";

    /// <summary>Milliseconds since 1970, as all times of this service.</summary>
    public long CreatedAt { get; set; }

    /// <summary>Null keeps events for ever.</summary>
    public int? RetentionInDays { get; set; }

    public string? KmsKey { get; set; }

    public string Class { get; set; } = "STANDARD";

    public bool DeletionProtection { get; set; }

    public TagSet Tags { get; set; } = new();
}
