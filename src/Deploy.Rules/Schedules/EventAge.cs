using Deploy.Plan.Resources;

namespace Deploy.Rules.Schedules;

/// <summary>Scheduler gives a start up after a minute to a day.</summary>
public sealed class EventAge() : RangeRule<ScheduleSpec>(
    "DECS0723",
    "The age of a start is outside {range} seconds",
    "MaximumEventAgeInSeconds {0} is outside {range}. Use a number in that range.",
    new(60, 86400),
    nameof(ScheduleSpec.MaximumEventAgeInSeconds),
    schedule => schedule.MaximumEventAgeInSeconds);
