using Deploy.Plan.Resources;
using Deploy.Rules.Facts;

namespace Deploy.Rules.Schedules;

/// <summary>Scheduler allows some characters in names.</summary>
public sealed class ScheduleGroupName() : NameRule<ScheduleGroupSpec>(
    "DECS0726",
    "A schedule group's name is not valid",
    "The schedule group {0} is not valid. Use {form}.",
    NameForms.Schedule);
