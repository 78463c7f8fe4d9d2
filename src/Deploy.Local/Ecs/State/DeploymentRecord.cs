namespace Deploy.Local.Ecs.State;

/// <summary>One entry of a service's <c>deployments</c>.</summary>
public sealed class DeploymentRecord
{
    /// <summary><c>ecs-svc/</c> and digits; also who started the tasks.</summary>
    public required string Id { get; set; }

    public required string RevisionArn { get; set; }

    public string Status { get; set; } = DeploymentStatus.Primary;

    public string RolloutState { get; set; } = DeploymentStatus.InProgress;

    public string RolloutReason { get; set; } = "";

    public double CreatedAt { get; set; }

    public double UpdatedAt { get; set; }

    /// <summary>Failures since a task was last well.</summary>
    public int FailedTasks { get; set; }

    /// <summary>Enough of its tasks are well for an early success: tasks of older deployments go.</summary>
    public bool CleansUp { get; set; }

    /// <summary>A failed deployment launches nothing any more.</summary>
    public bool Launches { get; set; } = true;

    /// <summary>The scheduler waits this long after failures.</summary>
    public double NotBefore { get; set; }
}
