using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Schedules;

/// <summary>Unix counts the days from 0, EventBridge from 1.</summary>
public sealed class CronWeekdayNumber() : ResourceRule<ScheduleSpec>(
    "DECS0706",
    "A day of the week is not 1 to 7",
    "{0} is not a day of the week: 1 is Sunday and 7 is Saturday. Use names such as MON-FRI.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ScheduleSpec resource, DeploymentPlan plan) =>
        from number in ScheduleText.CronFieldsOf(resource) is { } fields ? CronSyntax.WeekdayNumbersOutside(fields[CronSyntax.DayOfWeek]) : []
        select Found(resource.Address, nameof(resource.ScheduleExpression), number);
}
