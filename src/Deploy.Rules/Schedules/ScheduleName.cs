using Deploy.Plan.Resources;
using Deploy.Rules.Facts;

namespace Deploy.Rules.Schedules;

/// <summary>Scheduler allows some characters in names.</summary>
public sealed class ScheduleName() : NameRule<ScheduleSpec>(
    "DECS0701",
    "A schedule's name is not valid",
    "The schedule name {0} is not valid. Use {form}.",
    NameForms.Schedule);
