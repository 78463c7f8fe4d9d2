using Deploy.Plan.Resources;

namespace Deploy.Rules.Schedules;

/// <summary>One call runs some tasks.</summary>
public sealed class TaskCount() : RangeRule<ScheduleSpec>(
    "DECS0725",
    "The number of tasks is outside {range}",
    "TaskCount {0} is outside {range}. Use a number in that range.",
    new(1, 10),
    nameof(ScheduleSpec.TaskCount),
    schedule => schedule.TaskCount);
