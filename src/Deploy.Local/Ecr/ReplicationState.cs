using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Deploy.Local.Ecr;

/// <summary>The replication of all Regions' registries: one document, because a backfill of one Region changes another.</summary>
public sealed class ReplicationState
{
    /// <summary>By the Region that the images come from.</summary>
    public SortedDictionary<string, RegistryReplication> Registries { get; set; } = [];
}

/// <summary>What one Region's registry replicates.</summary>
public sealed class RegistryReplication
{
    /// <summary>In the model's form.</summary>
    public JsonArray Rules { get; set; } = [];

    /// <summary>Oldest first.</summary>
    public List<BackfillRecord> Backfills { get; set; } = [];
}

/// <summary>A backfill: the replication to one destination of what was pushed before it was configured.</summary>
public sealed class BackfillRecord
{
    public required string Id { get; set; }

    public required string Region { get; set; }

    public required string RegistryId { get; set; }

    public string Status { get; set; } = BackfillStatus.Preparing;

    public string? FailureCode { get; set; }

    public double StartedAt { get; set; }

    public double? EndedAt { get; set; }

    /// <summary>When its next step is due.</summary>
    public double? DueAt { get; set; }

    /// <summary>One for each tag of each image; null until it is prepared.</summary>
    public List<ReplicationRecord>? Replications { get; set; }

    [JsonIgnore]
    public bool IsOver => EndedAt is not null;
}

/// <summary>One image under one tag, or without one, on its way.</summary>
public sealed class ReplicationRecord
{
    public required string Repository { get; set; }

    public required string Digest { get; set; }

    public string? Tag { get; set; }

    /// <summary>COMPLETE or FAILED; null until then.</summary>
    public string? Status { get; set; }

    public string? FailureCode { get; set; }
}
