using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Schedules;

/// <summary>1-5 is Sunday to Thursday, which is seldom meant.</summary>
public sealed class CronNumericWeekdays() : ResourceRule<ScheduleSpec>(
    "DECS0711",
    "Days of the week are numbers",
    "{0} names days of the week by numbers, where 1 is Sunday. Use names such as MON-FRI.",
    RuleSeverity.Info)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ScheduleSpec resource, DeploymentPlan plan)
    {
        if (ScheduleText.CronFieldsOf(resource) is { } fields && Pattern.Fits(fields[CronSyntax.DayOfWeek], @"[1-7]-[1-7]"))
            yield return Found(resource.Address, nameof(resource.ScheduleExpression), Text.Quote(fields[CronSyntax.DayOfWeek]));
    }
}
