using System.Globalization;
using Amazon.Scheduler;
using Amazon.Scheduler.Model;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using LaunchType = Deploy.Ecs.LaunchType;

namespace Deploy.Engine.Translation;

/// <summary>Schedules as EventBridge Scheduler's and back. UpdateSchedule resets what is left out, so that the whole is always sent.</summary>
internal static class ScheduleTranslator
{
    private const string DateFormat = "yyyy-MM-ddTHH:mm:ss'Z'";
    private const int DefaultMaximumEventAge = 86400;
    private const int DefaultMaximumRetries = 185;

    /// <summary>With the service's own defaults, and sets in one order.</summary>
    public static ScheduleSpec Normalise(ScheduleSpec spec) => spec with
    {
        Description = spec.Description is "" ? null : spec.Description,
        StartDate = Format(Parse(spec.StartDate)),
        EndDate = Format(Parse(spec.EndDate)),
        PlatformVersion = EcsConstants.Platform(spec.PlatformVersion),
        NetworkConfiguration = Normalise(spec.NetworkConfiguration),
    };

    private static NetworkSpec? Normalise(NetworkSpec? network) => network is null ? null : network with
    {
        Subnets = network.Subnets.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToEquatableList(),
        SecurityGroups = network.SecurityGroups.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToEquatableList(),
    };

    /// <summary>The whole schedule as it is written.</summary>
    /// <param name="spec">The spec.</param>
    /// <param name="name">The schedule's physical name.</param>
    /// <param name="group">The group's.</param>
    /// <param name="cluster">The cluster's ARN.</param>
    /// <param name="revision">The ARN of the revision to start.</param>
    /// <param name="role">The ARN of the role that starts it.</param>
    public static UpdateScheduleRequest Write(ScheduleSpec spec, string name, string group, string cluster, string revision, string role) => new()
    {
        Name = name,
        GroupName = group,
        ScheduleExpression = spec.ScheduleExpression,
        ScheduleExpressionTimezone = spec.ScheduleExpressionTimezone,
        FlexibleTimeWindow = spec.MaximumWindowInMinutes is { } minutes
            ? new FlexibleTimeWindow { Mode = FlexibleTimeWindowMode.FLEXIBLE, MaximumWindowInMinutes = minutes }
            : new FlexibleTimeWindow { Mode = FlexibleTimeWindowMode.OFF },
        Description = spec.Description is "" ? null : spec.Description,
        StartDate = Parse(spec.StartDate),
        EndDate = Parse(spec.EndDate),
        State = spec.Enabled ? ScheduleState.ENABLED : ScheduleState.DISABLED,
        ActionAfterCompletion = spec.DeleteAfterCompletion ? ActionAfterCompletion.DELETE : ActionAfterCompletion.NONE,
        Target = new Target
        {
            Arn = cluster,
            RoleArn = role,
            EcsParameters = new EcsParameters
            {
                TaskDefinitionArn = revision,
                TaskCount = spec.TaskCount,
                LaunchType = EnumSpelling.Of(spec.LaunchType),
                PlatformVersion = spec.PlatformVersion,
                NetworkConfiguration = spec.NetworkConfiguration is { } network
                    ? new NetworkConfiguration
                    {
                        AwsvpcConfiguration = new AwsVpcConfiguration
                        {
                            Subnets = [.. network.Subnets],
                            SecurityGroups = [.. network.SecurityGroups],
                            AssignPublicIp = network.AssignPublicIp ? AssignPublicIp.ENABLED : AssignPublicIp.DISABLED,
                        },
                    }
                    : null,
            },
            RetryPolicy = new RetryPolicy { MaximumRetryAttempts = spec.MaximumRetryAttempts, MaximumEventAgeInSeconds = spec.MaximumEventAgeInSeconds },
            DeadLetterConfig = spec.DeadLetterQueueArn is { } queue ? new DeadLetterConfig { Arn = queue } : null,
        },
    };

    /// <summary>The same for a schedule that does not exist yet.</summary>
    public static CreateScheduleRequest AsCreate(UpdateScheduleRequest whole) => new()
    {
        Name = whole.Name,
        GroupName = whole.GroupName,
        ScheduleExpression = whole.ScheduleExpression,
        ScheduleExpressionTimezone = whole.ScheduleExpressionTimezone,
        FlexibleTimeWindow = whole.FlexibleTimeWindow,
        Description = whole.Description,
        StartDate = whole.StartDate,
        EndDate = whole.EndDate,
        State = whole.State,
        ActionAfterCompletion = whole.ActionAfterCompletion,
        Target = whole.Target,
    };

    /// <summary>As the service describes it, normalised.</summary>
    public static ScheduleSpec Read(
        GetScheduleResponse schedule, string declaredName, ResourceAddress group, ResourceAddress cluster, ResourceAddress taskDefinition, ResourceAddress role)
    {
        var (target, ecs) = (schedule.Target, schedule.Target?.EcsParameters);
        var vpc = ecs?.NetworkConfiguration?.AwsvpcConfiguration;
        return Normalise(new ScheduleSpec
        {
            Name = declaredName,
            ScheduleGroup = group,
            ScheduleExpression = schedule.ScheduleExpression ?? "",
            ScheduleExpressionTimezone = schedule.ScheduleExpressionTimezone ?? "UTC",
            MaximumWindowInMinutes = schedule.FlexibleTimeWindow?.Mode?.Value == "FLEXIBLE" ? schedule.FlexibleTimeWindow.MaximumWindowInMinutes : null,
            Description = schedule.Description,
            StartDate = Format(schedule.StartDate),
            EndDate = Format(schedule.EndDate),
            Enabled = schedule.State?.Value != "DISABLED",
            DeleteAfterCompletion = schedule.ActionAfterCompletion?.Value == "DELETE",
            Cluster = cluster,
            TaskDefinition = taskDefinition,
            Role = role,
            TaskCount = ecs?.TaskCount ?? 1,
            LaunchType = EnumSpelling.Parse<LaunchType>(ecs?.LaunchType?.Value) ?? LaunchType.Fargate,
            PlatformVersion = ecs?.PlatformVersion,
            NetworkConfiguration = vpc is null ? null : new NetworkSpec
            {
                Subnets = (vpc.Subnets ?? []).ToEquatableList(),
                SecurityGroups = (vpc.SecurityGroups ?? []).ToEquatableList(),
                AssignPublicIp = vpc.AssignPublicIp?.Value == "ENABLED",
            },
            MaximumRetryAttempts = target?.RetryPolicy?.MaximumRetryAttempts ?? DefaultMaximumRetries,
            MaximumEventAgeInSeconds = target?.RetryPolicy?.MaximumEventAgeInSeconds ?? DefaultMaximumEventAge,
            DeadLetterQueueArn = target?.DeadLetterConfig?.Arn,
        });
    }

    /// <summary>What a schedule has that a spec cannot express.</summary>
    public static IReadOnlyList<string> Extras(GetScheduleResponse schedule)
    {
        var (target, ecs) = (schedule.Target, schedule.Target?.EcsParameters);
        var found = new (string Name, bool Present)[]
        {
            ("an input", !string.IsNullOrEmpty(target?.Input)),
            ("another target than a task", ecs is null),
            ("capacity providers", ecs?.CapacityProviderStrategy is { Count: > 0 }),
            ("no launch type", ecs is not null && ecs.LaunchType is null),
            ("tags of its tasks", ecs?.Tags is { Count: > 0 } || ecs?.EnableECSManagedTags == true || ecs?.PropagateTags is not null),
            ("execute-command", ecs?.EnableExecuteCommand == true),
            ("placement", ecs?.PlacementConstraints is { Count: > 0 } || ecs?.PlacementStrategy is { Count: > 0 }),
            ("a task group or reference", !string.IsNullOrEmpty(ecs?.Group) || !string.IsNullOrEmpty(ecs?.ReferenceId)),
            ("an encryption key", !string.IsNullOrEmpty(schedule.KmsKeyArn)),
        };
        return found.Where(extra => extra.Present).Select(extra => extra.Name).ToList();
    }

    /// <summary>The moment that a date of a spec names.</summary>
    public static DateTimeOffset? Moment(string? text) => text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>A moment as a date of a spec.</summary>
    public static string Format(DateTimeOffset moment) => moment.UtcDateTime.ToString(DateFormat, CultureInfo.InvariantCulture);

    private static DateTime? Parse(string? text) => Moment(text)?.UtcDateTime;

    private static string? Format(DateTime? date) => date?.ToUniversalTime().ToString(DateFormat, CultureInfo.InvariantCulture);
}
