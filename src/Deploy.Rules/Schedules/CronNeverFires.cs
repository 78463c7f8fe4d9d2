using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Schedules;

/// <summary>Scheduler takes dates that do not exist.</summary>
public sealed class CronNeverFires() : ResourceRule<ScheduleSpec>(
    "DECS0708",
    "A cron expression never fires",
    "{0} never fires: no month of its years has day {1}. Use L for the last day of a month.",
    RuleSeverity.Warning)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ScheduleSpec resource, DeploymentPlan plan)
    {
        if (ScheduleText.CronFieldsOf(resource) is not { } fields) yield break;
        var days = CronSyntax.Fields[CronSyntax.DayOfMonth].NumbersIn(fields[CronSyntax.DayOfMonth]);
        var months = CronSyntax.Fields[CronSyntax.Month].NumbersIn(fields[CronSyntax.Month]);
        var years = CronSyntax.Fields[CronSyntax.Year].NumbersIn(fields[CronSyntax.Year]);
        if (days is not { Count: > 0 } || days.Any(day => day is < 1 or > 31) || months is not { Count: > 0 }) yield break;
        if (months.All(month => month is >= 1 and <= 12 && days.Min() > LongestMonth(month, years)))
            yield return Found(resource.Address, nameof(resource.ScheduleExpression), Text.Quote(resource.ScheduleExpression), Number.Text(days.Min()));
    }

    // Years that are not known may be leap years.
    private static int LongestMonth(int month, IReadOnlyList<int>? years) =>
        month != 2 || years is { Count: > 0 } && years.All(year => year is >= 1970 and <= 2199 && !DateTime.IsLeapYear(year)) ? DateTime.DaysInMonth(2001, month) : 29;
}
