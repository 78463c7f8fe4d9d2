using System.Text.Json.Nodes;

namespace Deploy.Local.Requests;

/// <summary>One request as the log keeps it: never a secret, never the value of an environment variable.</summary>
public sealed record RequestEntry(
    string Service,
    string Operation,
    bool Mutating,
    int Status,
    string? ErrorCode,
    string Region,
    string AccessKeyId,
    JsonObject? Input)
{
    /// <summary>Grows by one with each request; set by the log.</summary>
    public long Sequence { get; init; }

    public DateTimeOffset Time { get; init; }
}
