namespace Deploy.Local.Ecs.State;

/// <summary>A task's registration in a target group.</summary>
public sealed class TargetRecord
{
    public required string TargetGroupArn { get; set; }

    public int Port { get; set; }

    /// <summary>initial, healthy, unhealthy or draining.</summary>
    public string State { get; set; } = "initial";

    /// <summary>Elastic Load Balancing's code for why, where a check found it out.</summary>
    public string? Reason { get; set; }

    /// <summary>Why, in a sentence.</summary>
    public string? Description { get; set; }
}
