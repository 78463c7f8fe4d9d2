namespace Deploy.Local.Services;

/// <summary>The health check of a target group.</summary>
public sealed record TargetHealthCheck
{
    /// <summary>The path that is asked for; null: a connection is enough.</summary>
    public string? Path { get; init; }

    /// <summary>The status codes that are well: <c>200</c>, <c>200,202</c> or <c>200-299</c>.</summary>
    public string Codes { get; init; } = "200";

    /// <summary>Null: the port that the target is registered with.</summary>
    public int? Port { get; init; }

    /// <summary>From one check to the next.</summary>
    public required TimeSpan Interval { get; init; }

    /// <summary>How long an answer may take.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Successes in a row that make an unhealthy target healthy; a new one needs one only.</summary>
    public required int HealthyThreshold { get; init; }

    /// <summary>Failures in a row that make a target unhealthy.</summary>
    public required int UnhealthyThreshold { get; init; }
}
