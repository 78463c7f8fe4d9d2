using Deploy.Plan.Resources;

namespace Deploy.Engine.Kinds.Schedules;

/// <summary>A schedule as EventBridge Scheduler has it.</summary>
public sealed record ScheduleSnapshot : Snapshot<ScheduleSpec>
{
    /// <summary>The revision that it starts.</summary>
    public required string? TaskDefinitionArn { get; init; }
}
