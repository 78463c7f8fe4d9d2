using Deploy.Plan.Resources;
using Deploy.Plan.Shapes.Scheduler;

namespace Deploy.Engine.Kinds.Schedules;

/// <summary>A schedule as EventBridge Scheduler has it.</summary>
public sealed record ScheduleSnapshot : Snapshot<ScheduleSpec>
{
    /// <summary>The revision that it starts.</summary>
    public required string? TaskDefinitionArn { get; init; }

    /// <summary>As Scheduler describes it, word for word: UpdateSchedule is sent the whole.</summary>
    public required CreateSchedule Described { get; init; }
}
