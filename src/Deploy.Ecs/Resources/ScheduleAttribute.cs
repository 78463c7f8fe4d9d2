using System.Diagnostics;

namespace Deploy.Ecs;

/// <summary>Declares an EventBridge Scheduler schedule that runs a task.</summary>
/// <remarks>See https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html</remarks>
/// <example>
/// <code>
/// [Schedule("nightly", "cron(0 2 * * ? *)", TimeZone = "Europe/Berlin")]
/// </code>
/// </example>
[Conditional("DEPLOY_ECS")]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ScheduleAttribute : ResourceAttribute
{
    /// <summary>What a stage overrides of the base schedule.</summary>
    public ScheduleAttribute()
    {
    }

    /// <summary>A schedule named after the class.</summary>
    /// <param name="expression"><c>cron(…)</c>, <c>rate(…)</c> or <c>at(yyyy-mm-ddThh:mm:ss)</c>.</param>
    public ScheduleAttribute(string expression) => Expression = expression;

    /// <summary>A schedule with a name.</summary>
    /// <param name="name">The name before the name template is applied: 1 to 64 letters, digits and <c>._-</c>.</param>
    /// <param name="expression"><c>cron(…)</c>, <c>rate(…)</c> or <c>at(yyyy-mm-ddThh:mm:ss)</c>.</param>
    public ScheduleAttribute(string name, string expression)
    {
        Name = name;
        Expression = expression;
    }

    /// <summary><c>cron(…)</c>, <c>rate(…)</c> or <c>at(yyyy-mm-ddThh:mm:ss)</c>.</summary>
    public string? Expression { get; }

    /// <summary>The name before the name template is applied: 1 to 64 letters, digits and <c>._-</c>.</summary>
    public string? Name { get; }

    /// <summary>An IANA time zone such as <c>Europe/Berlin</c>. Default: <c>UTC</c>.</summary>
    public string? TimeZone { get; set; }

    /// <summary>The class of the cluster. Left out: the cluster on the same class, else the only one in the assembly.</summary>
    public Type? Cluster { get; set; }

    /// <summary>The class of the task definition. Left out: the one on the same class, else the only one in the assembly.</summary>
    public Type? TaskDefinition { get; set; }

    /// <summary>Tasks to run each time, 1 to 10. Default: 1.</summary>
    public int TaskCount { get; set; }

    /// <summary>What the task runs on. Default: <see cref="Deploy.Ecs.LaunchType.Fargate"/>.</summary>
    public LaunchType LaunchType { get; set; }

    /// <summary>The Fargate platform version. Default of AWS: <c>LATEST</c>.</summary>
    public string? PlatformVersion { get; set; }

    /// <summary>Minutes within which Scheduler may start it, 1 to 1440. Left out: on time.</summary>
    public int MaximumWindowInMinutes { get; set; }

    /// <summary>Free text, at most 512 characters.</summary>
    public string? Description { get; set; }

    /// <summary>Not before this time, ISO 8601 in UTC: <c>2027-01-31T08:00:00Z</c>. It may stay when it has passed; a <c>rate(…)</c> goes on counting from it.</summary>
    public string? StartDate { get; set; }

    /// <summary>Not after this time, ISO 8601 in UTC. When it has passed, the schedule is not made again, and one that runs is turned off.</summary>
    public string? EndDate { get; set; }

    /// <summary>Whether it fires. Default: true.</summary>
    public bool Enabled { get; set; }

    /// <summary>Whether Scheduler deletes it after its last run. Default: false.</summary>
    public bool DeleteAfterCompletion { get; set; }

    /// <summary>Retries of a failed start, 0 to 185. Default: 2.</summary>
    public int MaximumRetryAttempts { get; set; }

    /// <summary>Seconds after which a start is given up, 60 to 86400. Default: 3600.</summary>
    public int MaximumEventAgeInSeconds { get; set; }

    /// <summary>ARN of a standard SQS queue for starts that failed for good.</summary>
    public string? DeadLetterQueueArn { get; set; }
}
