namespace Deploy.Rules.Facts;

/// <summary>Ranges that AWS's services give in their API references.</summary>
internal static class Ranges
{
    /// <summary>GiB of ephemeral storage of a Fargate task.</summary>
    public static IntRange EphemeralStorage { get; } = new(21, 200);

    /// <summary>Seconds between health checks.</summary>
    public static IntRange HealthCheckInterval { get; } = new(5, 300);

    /// <summary>Seconds until a health check has failed.</summary>
    public static IntRange HealthCheckTimeout { get; } = new(2, 60);

    /// <summary>Failures of a health check until its container is unhealthy.</summary>
    public static IntRange HealthCheckRetries { get; } = new(1, 10);

    /// <summary>Seconds after a container's start in which failures do not count.</summary>
    public static IntRange HealthCheckStartPeriod { get; } = new(0, 300);

    /// <summary>Seconds that Fargate waits for the start or end of a container.</summary>
    public static IntRange FargateTimeout { get; } = new(2, 120);

    /// <summary>Minutes within which a schedule may start.</summary>
    public static IntRange FlexibleWindow { get; } = new(1, 1440);

    /// <summary>Retries of a schedule's start.</summary>
    public static IntRange RetryAttempts { get; } = new(0, 185);

    /// <summary>Seconds after which a schedule's start is given up.</summary>
    public static IntRange EventAge { get; } = new(60, 86400);

    /// <summary>Tasks that a schedule starts at a time.</summary>
    public static IntRange TaskCount { get; } = new(1, 10);
}
