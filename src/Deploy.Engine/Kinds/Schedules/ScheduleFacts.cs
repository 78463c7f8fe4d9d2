using Deploy.Engine.Shapes;
using Deploy.Plan.Shapes.Scheduler;
using Deploy.Plan.Values;

namespace Deploy.Engine.Kinds.Schedules;

/// <summary>What Scheduler does with what a schedule's request does not say: nothing is chosen, and what is left out of an update is reset.</summary>
internal static class ScheduleFacts
{
    private const int MaximumEventAge = 86400;
    private const int MaximumRetries = 185;

    /// <summary>The facts.</summary>
    public static ShapeFacts Shapes { get; } = new ShapeFacts()
        .Silent<CreateSchedule>(nameof(CreateSchedule.ScheduleExpressionTimezone), "UTC")
        .EmptyIsSilent<CreateSchedule>(nameof(CreateSchedule.Description))
        .Silent<CreateSchedule>(nameof(CreateSchedule.State), (OpenEnum<ScheduleState>)ScheduleState.Enabled)
        .Silent<CreateSchedule>(nameof(CreateSchedule.ActionAfterCompletion), (OpenEnum<ActionAfterCompletion>)ActionAfterCompletion.None)
        .EmptyIsSilent<CreateSchedule>(nameof(CreateSchedule.KmsKeyArn))
        .EmptyIsSilent<Target>(nameof(Target.Input))
        .Silent<Target>(nameof(Target.RetryPolicy), new RetryPolicy())
        .Silent<RetryPolicy>(nameof(RetryPolicy.MaximumEventAgeInSeconds), MaximumEventAge)
        .Silent<RetryPolicy>(nameof(RetryPolicy.MaximumRetryAttempts), MaximumRetries)
        .Silent<EcsParameters>(nameof(EcsParameters.TaskCount), 1)
        .Silent<EcsParameters>(nameof(EcsParameters.EnableECSManagedTags), false)
        .Silent<EcsParameters>(nameof(EcsParameters.EnableExecuteCommand), false)
        .EmptyIsSilent<EcsParameters>(nameof(EcsParameters.Group))
        .EmptyIsSilent<EcsParameters>(nameof(EcsParameters.ReferenceId))
        .Silent<AwsVpcConfiguration>(nameof(AwsVpcConfiguration.AssignPublicIp), (OpenEnum<AssignPublicIp>)AssignPublicIp.Disabled)
        .Set<AwsVpcConfiguration>(nameof(AwsVpcConfiguration.Subnets))
        .Set<AwsVpcConfiguration>(nameof(AwsVpcConfiguration.SecurityGroups))
        .SilentIsNothing<CreateSchedule>()
        .SilentIsNothing<Target>()
        .SilentIsNothing<EcsParameters>();
}
