namespace Deploy.Local.CloudMap.State;

/// <summary>What was submitted and takes its time.</summary>
public sealed class OperationRecord
{
    public required string Id { get; set; }

    /// <summary>CREATE_NAMESPACE, REGISTER_INSTANCE …</summary>
    public required string Type { get; set; }

    public double CreatedAt { get; set; }

    /// <summary>When it begins to be worked on.</summary>
    public double PendingAt { get; set; }

    /// <summary>When it is done.</summary>
    public double DueAt { get; set; }

    /// <summary>Ids by NAMESPACE, SERVICE and INSTANCE.</summary>
    public Dictionary<string, string> Targets { get; set; } = [];

    /// <summary>SUBMITTED, PENDING or SUCCESS.</summary>
    public string StatusAt(double now) => now >= DueAt ? "SUCCESS" : now >= PendingAt ? "PENDING" : "SUBMITTED";

    /// <summary>When it got that status.</summary>
    public double UpdatedAt(double now) => now >= DueAt ? DueAt : now >= PendingAt ? PendingAt : CreatedAt;
}
