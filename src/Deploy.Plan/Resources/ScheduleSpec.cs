using Deploy.Ecs;
using Deploy.Plan.Values;

namespace Deploy.Plan.Resources;

/// <summary>An EventBridge Scheduler schedule that runs ECS tasks. See https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html</summary>
public sealed record ScheduleSpec : ResourceSpec, IRunsTasks
{
    /// <summary>The group it lies in.</summary>
    public required ResourceAddress ScheduleGroup { get; init; }

    /// <summary><c>cron(…)</c>, <c>rate(…)</c> or <c>at(yyyy-mm-ddThh:mm:ss)</c>.</summary>
    public required string ScheduleExpression { get; init; }

    /// <summary>An IANA time zone. Default: <c>UTC</c>.</summary>
    public string ScheduleExpressionTimezone { get; init; } = "UTC";

    /// <summary>Minutes within which Scheduler may start it, 1 to 1440; null: on time.</summary>
    public int? MaximumWindowInMinutes { get; init; }

    /// <summary>Free text, at most 512 characters.</summary>
    public string? Description { get; init; }

    /// <summary>Not before this time (ISO 8601, UTC).</summary>
    public string? StartDate { get; init; }

    /// <summary>Not after this time (ISO 8601, UTC).</summary>
    public string? EndDate { get; init; }

    /// <summary>Whether it fires. Default: true.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Whether Scheduler deletes it after its last run.</summary>
    public bool DeleteAfterCompletion { get; init; }

    /// <summary>The cluster in which the task runs.</summary>
    public required ResourceAddress Cluster { get; init; }

    /// <summary>The task definition; a deployment pins the revision.</summary>
    public required ResourceAddress TaskDefinition { get; init; }

    /// <summary>The role with which Scheduler runs the task.</summary>
    public required ResourceAddress Role { get; init; }

    /// <summary>1 to 10 tasks at a time. Default: 1.</summary>
    public int TaskCount { get; init; } = 1;

    /// <summary>Default: Fargate.</summary>
    public LaunchType LaunchType { get; init; } = LaunchType.Fargate;

    /// <summary>The Fargate platform version. Default of AWS: <c>LATEST</c>.</summary>
    public string? PlatformVersion { get; init; }

    /// <summary>The network of its tasks.</summary>
    public NetworkSpec? NetworkConfiguration { get; init; }

    /// <summary>Retries of a failed start, 0 to 185. Default: 2.</summary>
    public int MaximumRetryAttempts { get; init; } = 2;

    /// <summary>Seconds after which a start is given up, 60 to 86400. Default: 3600.</summary>
    public int MaximumEventAgeInSeconds { get; init; } = 3600;

    /// <summary>ARN of a standard SQS queue for starts that failed for good.</summary>
    public string? DeadLetterQueueArn { get; init; }

    /// <inheritdoc/>
    public ResourceSpec WithNetwork(NetworkSpec network) => this with { NetworkConfiguration = network };
}
