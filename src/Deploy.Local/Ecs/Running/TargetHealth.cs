namespace Deploy.Local.Ecs.Running;

/// <summary>How a target is, in Elastic Load Balancing's words.</summary>
/// <param name="State">initial, healthy or unhealthy.</param>
/// <param name="Reason">The code for why; null where it is healthy.</param>
/// <param name="Description">Why, in a sentence.</param>
public sealed record TargetHealth(string State, string? Reason, string? Description)
{
    /// <summary>It is being checked for the first time.</summary>
    public static TargetHealth Initial { get; } = new("initial", "Elb.InitialHealthChecking", "Initial health checks in progress");

    /// <summary>Its checks pass.</summary>
    public static TargetHealth Healthy { get; } = new("healthy", null, null);

    /// <summary>Too many checks failed.</summary>
    public static TargetHealth Unhealthy(TargetOutcome last) => new("unhealthy", last.Reason, last.Description);
}

/// <summary>What one check of a target found.</summary>
/// <param name="Reason">The code for why it failed; null: it passed.</param>
/// <param name="Description">Why, in a sentence.</param>
public sealed record TargetOutcome(string? Reason, string? Description)
{
    /// <summary>The target is well.</summary>
    public static TargetOutcome Passed { get; } = new(null, null);

    /// <summary>It did not answer in time.</summary>
    public static TargetOutcome TimedOut { get; } = new("Target.Timeout", "Request timed out");

    /// <summary>There is no connection, or what came is no HTTP.</summary>
    public static TargetOutcome Failed { get; } = new("Target.FailedHealthChecks", "Health checks failed");

    /// <summary>It answered with another status.</summary>
    public static TargetOutcome Mismatch(int code) => new("Target.ResponseCodeMismatch", $"Health checks failed with these codes: [{code}]");
}
