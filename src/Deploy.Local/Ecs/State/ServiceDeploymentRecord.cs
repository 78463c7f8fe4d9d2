using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Deploy.Local.Ecs.State;

/// <summary>A service deployment: the story of one change of a service.</summary>
public sealed class ServiceDeploymentRecord
{
    public required string Arn { get; set; }

    public required string DeploymentId { get; set; }

    public required string TargetRevision { get; set; }

    public List<string> SourceRevisions { get; set; } = [];

    public string Status { get; set; } = DeploymentStatus.Pending;

    public string? StatusReason { get; set; }

    public double CreatedAt { get; set; }

    public double? StartedAt { get; set; }

    public double? FinishedAt { get; set; }

    public double? StoppedAt { get; set; }

    public double UpdatedAt { get; set; }

    public JsonObject Configuration { get; set; } = [];

    public string? RollbackReason { get; set; }

    public double? RollbackStartedAt { get; set; }

    public string? RollbackRevision { get; set; }

    public string BreakerStatus { get; set; } = DeploymentStatus.BreakerDisabled;

    public int FailureCount { get; set; }

    public int Threshold { get; set; }

    /// <summary>Null where the strategy shifts no traffic.</summary>
    public TrafficRecord? Traffic { get; set; }

    /// <summary>A revision that was given up may still have traffic, which goes back as soon as the tasks of the good one can take it.</summary>
    public bool OwesTraffic { get; set; }

    /// <summary>When a requested state becomes the next one.</summary>
    public double? DueAt { get; set; }

    /// <summary>Tasks of the target at the end: asked, running, pending.</summary>
    public int[] FinalCounts { get; set; } = [0, 0, 0];

    /// <summary>It goes through the stages of a shift of traffic, and does not roll back.</summary>
    [JsonIgnore]
    public bool Shifts => Traffic is not null && !IsOver && RollbackRevision is null;

    [JsonIgnore]
    public bool IsOver => Status is DeploymentStatus.Successful or DeploymentStatus.Stopped
        or DeploymentStatus.RollbackSuccessful or DeploymentStatus.RollbackFailed;
}
