namespace Deploy.Local.Ecs.State;

/// <summary>A lifecycle hook at one stage of a service deployment.</summary>
public sealed class HookRecord
{
    public required string Id { get; set; }

    public required string Stage { get; set; }

    /// <summary>AWS_LAMBDA or PAUSE.</summary>
    public required string TargetType { get; set; }

    public string? TargetArn { get; set; }

    /// <summary>AWAITING_ACTION, SUCCEEDED, FAILED or TIMED_OUT.</summary>
    public required string Status { get; set; }

    public double? ExpiresAt { get; set; }

    /// <summary>CONTINUE or ROLLBACK: what becomes of the deployment when nobody acts in time.</summary>
    public required string TimeoutAction { get; set; }
}
