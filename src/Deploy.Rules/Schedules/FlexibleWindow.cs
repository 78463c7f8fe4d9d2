using Deploy.Plan.Resources;

namespace Deploy.Rules.Schedules;

/// <summary>A schedule can start at most a day late.</summary>
public sealed class FlexibleWindow() : RangeRule<ScheduleSpec>(
    "DECS0717",
    "A flexible window is outside {range} minutes",
    "MaximumWindowInMinutes {0} is outside {range}. Use a number in that range, or leave it out to start on time.",
    new(1, 1440),
    nameof(ScheduleSpec.MaximumWindowInMinutes),
    schedule => schedule.MaximumWindowInMinutes);
