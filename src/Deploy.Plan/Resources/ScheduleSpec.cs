using Deploy.Plan.Shapes.Scheduler;
using Deploy.Plan.Values;
using LaunchType = Deploy.Ecs.LaunchType;
using Scheduler = Deploy.Plan.Shapes.Scheduler;

namespace Deploy.Plan.Resources;

/// <summary>An EventBridge Scheduler schedule that runs ECS tasks. See https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html</summary>
public sealed record ScheduleSpec : ResourceSpec, IRunsTasks
{
    /// <summary>What a schedule is where its declaration is silent: our defaults, which a plan always says.</summary>
    public static CreateSchedule Defaults { get; } = new()
    {
        ScheduleExpressionTimezone = "UTC",
        FlexibleTimeWindow = new FlexibleTimeWindow { Mode = FlexibleTimeWindowMode.Off },
        State = ScheduleState.Enabled,
        ActionAfterCompletion = Scheduler.ActionAfterCompletion.None,
        Target = new Target
        {
            EcsParameters = new EcsParameters { TaskCount = 1, LaunchType = Scheduler.LaunchType.Fargate },
            RetryPolicy = new RetryPolicy { MaximumRetryAttempts = 2, MaximumEventAgeInSeconds = 3600 },
        },
    };

    /// <summary>AWS's own request. The name and the client token are the engine's, and not in it.</summary>
    public CreateSchedule Request { get; init; } = Defaults;

    /// <summary>The group it lies in.</summary>
    [ViewOf(nameof(CreateSchedule.GroupName))]
    public required ResourceAddress ScheduleGroup
    {
        get => AddressIn(Request.GroupName, "schedule-group");
        init => Request = Request with { GroupName = Reference.NameOf(value) };
    }

    /// <summary><c>cron(…)</c>, <c>rate(…)</c> or <c>at(yyyy-mm-ddThh:mm:ss)</c>.</summary>
    [ViewOf(nameof(CreateSchedule.ScheduleExpression))]
    public required string ScheduleExpression
    {
        get => Request.ScheduleExpression ?? "";
        init => Request = Request with { ScheduleExpression = value };
    }

    /// <summary>An IANA time zone. Default: <c>UTC</c>.</summary>
    [ViewOf(nameof(CreateSchedule.ScheduleExpressionTimezone))]
    public string ScheduleExpressionTimezone
    {
        get => Request.ScheduleExpressionTimezone ?? "UTC";
        init => Request = Request with { ScheduleExpressionTimezone = value };
    }

    /// <summary>Minutes within which Scheduler may start it, 1 to 1440; null: on time.</summary>
    [ViewOf(nameof(CreateSchedule.FlexibleTimeWindow))]
    public int? MaximumWindowInMinutes
    {
        get => Request.FlexibleTimeWindow?.MaximumWindowInMinutes;
        init => Request = Request with
        {
            FlexibleTimeWindow = value is null
                ? new FlexibleTimeWindow { Mode = FlexibleTimeWindowMode.Off }
                : new FlexibleTimeWindow { Mode = FlexibleTimeWindowMode.Flexible, MaximumWindowInMinutes = value },
        };
    }

    /// <summary>Free text, at most 512 characters.</summary>
    [ViewOf(nameof(CreateSchedule.Description))]
    public string? Description
    {
        get => Request.Description;
        init => Request = Request with { Description = value };
    }

    /// <summary>Not before this time (ISO 8601, UTC).</summary>
    [ViewOf(nameof(CreateSchedule.StartDate))]
    public string? StartDate
    {
        get => Request.StartDate;
        init => Request = Request with { StartDate = value };
    }

    /// <summary>Not after this time (ISO 8601, UTC).</summary>
    [ViewOf(nameof(CreateSchedule.EndDate))]
    public string? EndDate
    {
        get => Request.EndDate;
        init => Request = Request with { EndDate = value };
    }

    /// <summary>Whether it fires. Default: true.</summary>
    [ViewOf(nameof(CreateSchedule.State))]
    public bool Enabled
    {
        get => Request.State?.Known != ScheduleState.Disabled;
        init => Request = Request with { State = value ? ScheduleState.Enabled : ScheduleState.Disabled };
    }

    /// <summary>Whether Scheduler deletes it after its last run.</summary>
    [ViewOf(nameof(CreateSchedule.ActionAfterCompletion))]
    public bool DeleteAfterCompletion
    {
        get => Request.ActionAfterCompletion?.Known == Scheduler.ActionAfterCompletion.Delete;
        init => Request = Request with { ActionAfterCompletion = value ? Scheduler.ActionAfterCompletion.Delete : Scheduler.ActionAfterCompletion.None };
    }

    /// <summary>The cluster in which the task runs.</summary>
    [ViewOf("Target.Arn")]
    public required ResourceAddress Cluster
    {
        get => AddressIn(Target.Arn, "cluster");
        init => Target = Target with { Arn = Reference.ArnOf(value) };
    }

    /// <summary>The task definition; a deployment pins the revision.</summary>
    [ViewOf("Target.EcsParameters.TaskDefinitionArn")]
    public required ResourceAddress TaskDefinition
    {
        get => AddressIn(Task.TaskDefinitionArn, "task-definition");
        init => Task = Task with { TaskDefinitionArn = Reference.ArnOf(value) };
    }

    /// <summary>The role with which Scheduler runs the task.</summary>
    [ViewOf("Target.RoleArn")]
    public required ResourceAddress Role
    {
        get => AddressIn(Target.RoleArn, "role");
        init => Target = Target with { RoleArn = Reference.ArnOf(value) };
    }

    /// <summary>1 to 10 tasks at a time. Default: 1.</summary>
    [ViewOf("Target.EcsParameters.TaskCount")]
    public int TaskCount
    {
        get => Task.TaskCount ?? 1;
        init => Task = Task with { TaskCount = value };
    }

    /// <summary>Default: Fargate.</summary>
    [ViewOf("Target.EcsParameters.LaunchType")]
    public LaunchType LaunchType
    {
        get => Task.LaunchType?.As<LaunchType>() ?? LaunchType.Fargate;
        init => Task = Task with { LaunchType = OpenEnum<Scheduler.LaunchType>.Of(value) };
    }

    /// <summary>The Fargate platform version. Default of AWS: <c>LATEST</c>.</summary>
    [ViewOf("Target.EcsParameters.PlatformVersion")]
    public string? PlatformVersion
    {
        get => Task.PlatformVersion;
        init => Task = Task with { PlatformVersion = value };
    }

    /// <summary>The network of its tasks.</summary>
    [ViewOf("Target.EcsParameters.NetworkConfiguration.AwsvpcConfiguration")]
    public NetworkSpec? NetworkConfiguration
    {
        get => Task.NetworkConfiguration?.AwsvpcConfiguration is { } network ? NetworkSpec.Of(network) : null;
        init => Task = Task with { NetworkConfiguration = value is null ? null : new NetworkConfiguration { AwsvpcConfiguration = value.ToScheduler() } };
    }

    /// <summary>Retries of a failed start, 0 to 185. Default: 2.</summary>
    [ViewOf("Target.RetryPolicy.MaximumRetryAttempts")]
    public int MaximumRetryAttempts
    {
        get => Retries.MaximumRetryAttempts ?? 185;
        init => Target = Target with { RetryPolicy = Retries with { MaximumRetryAttempts = value } };
    }

    /// <summary>Seconds after which a start is given up, 60 to 86400. Default: 3600.</summary>
    [ViewOf("Target.RetryPolicy.MaximumEventAgeInSeconds")]
    public int MaximumEventAgeInSeconds
    {
        get => Retries.MaximumEventAgeInSeconds ?? 86400;
        init => Target = Target with { RetryPolicy = Retries with { MaximumEventAgeInSeconds = value } };
    }

    /// <summary>ARN of a standard SQS queue for starts that failed for good.</summary>
    [ViewOf("Target.DeadLetterConfig.Arn")]
    public string? DeadLetterQueueArn
    {
        get => Target.DeadLetterConfig?.Arn;
        init => Target = Target with { DeadLetterConfig = value is null ? null : new DeadLetterConfig { Arn = value } };
    }

    /// <inheritdoc/>
    public ResourceSpec WithNetwork(NetworkSpec network) => this with { NetworkConfiguration = network };

    private Target Target
    {
        get => Request.Target ?? new Target();
        init => Request = Request with { Target = value };
    }

    private EcsParameters Task
    {
        get => Target.EcsParameters ?? new EcsParameters();
        init => Target = Target with { EcsParameters = value };
    }

    private RetryPolicy Retries => Target.RetryPolicy ?? new RetryPolicy();
}
