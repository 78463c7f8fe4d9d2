namespace Deploy.Local.CloudMap.State;

/// <summary>An instance of a service.</summary>
public sealed class InstanceRecord
{
    public required string Id { get; set; }

    public string? CreatorRequestId { get; set; }

    /// <summary>Among them where it is, such as <c>AWS_INSTANCE_IPV4</c>.</summary>
    public Dictionary<string, string> Attributes { get; set; } = [];

    /// <summary>HEALTHY, UNHEALTHY, or UNKNOWN where nothing checks it.</summary>
    public string Health { get; set; } = "HEALTHY";

    /// <summary>When the operation that registers it is done; nobody sees it before.</summary>
    public double ReadyAt { get; set; }

    /// <summary>When the operation that deregisters it is done; null: it stays.</summary>
    public double? GoneAt { get; set; }

    /// <summary>What its health becomes when it has been so for long enough, and when.</summary>
    public HealthChange? Pending { get; set; }
}

/// <summary>A health status that was told and does not hold yet.</summary>
public sealed record HealthChange(string Health, double At);
