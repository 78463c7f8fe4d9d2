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

    /// <summary>When a requested state becomes the next one.</summary>
    public double? DueAt { get; set; }

    /// <summary>Tasks of the target at the end: asked, running, pending.</summary>
    public int[] FinalCounts { get; set; } = [0, 0, 0];

    [JsonIgnore]
    public bool IsOver => Status is DeploymentStatus.Successful or DeploymentStatus.Stopped
        or DeploymentStatus.RollbackSuccessful or DeploymentStatus.RollbackFailed;
}
