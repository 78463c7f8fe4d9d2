using Deploy.Plan.Shapes.Ecs;
using Deploy.Plan.Values;

namespace Deploy.Plan.Resources;

/// <summary>A command that tells whether a container is healthy. See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html</summary>
public sealed record HealthCheckSpec
{
    /// <summary>AWS's own structure.</summary>
    public HealthCheck Check { get; init; } = new();

    /// <summary>Starts with <c>CMD</c> (arguments follow) or <c>CMD-SHELL</c> (one string follows).</summary>
    [ViewOf(nameof(HealthCheck.Command))]
    public required EquatableList<string> Command
    {
        get => Check.Command.OrEmpty();
        init => Check = Check with { Command = value };
    }

    /// <summary>Seconds between checks, 5 to 300. Default of AWS: 30.</summary>
    [ViewOf(nameof(HealthCheck.Interval))]
    public int? Interval
    {
        get => Check.Interval;
        init => Check = Check with { Interval = value };
    }

    /// <summary>Seconds until a check counts as failed, 2 to 60. Default of AWS: 5.</summary>
    [ViewOf(nameof(HealthCheck.Timeout))]
    public int? Timeout
    {
        get => Check.Timeout;
        init => Check = Check with { Timeout = value };
    }

    /// <summary>Failures in a row until the container is unhealthy, 1 to 10. Default of AWS: 3.</summary>
    [ViewOf(nameof(HealthCheck.Retries))]
    public int? Retries
    {
        get => Check.Retries;
        init => Check = Check with { Retries = value };
    }

    /// <summary>Seconds after the start in which failures do not count, 0 to 300. Default of AWS: 0.</summary>
    [ViewOf(nameof(HealthCheck.StartPeriod))]
    public int? StartPeriod
    {
        get => Check.StartPeriod;
        init => Check = Check with { StartPeriod = value };
    }

    /// <summary>AWS's own structure as this.</summary>
    public static HealthCheckSpec Of(HealthCheck check) => new() { Command = EquatableList<string>.Empty, Check = check };
}
