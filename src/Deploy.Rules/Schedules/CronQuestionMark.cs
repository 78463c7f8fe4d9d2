using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Schedules;

/// <summary>One of the two day fields is left open with a question mark.</summary>
public sealed class CronQuestionMark() : ResourceRule<ScheduleSpec>(
    "DECS0704",
    "A cron expression needs one question mark",
    "{0} has {1} in its two day fields. Put ? in exactly one of day-of-month and day-of-week.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ScheduleSpec resource, DeploymentPlan plan)
    {
        if (ScheduleText.CronFieldsOf(resource) is { } fields && fields[CronSyntax.DayOfMonth] == "?" == (fields[CronSyntax.DayOfWeek] == "?"))
            yield return Found(resource.Address, nameof(resource.ScheduleExpression), Text.Quote(resource.ScheduleExpression), fields[CronSyntax.DayOfMonth] == "?" ? "two ?" : "no ?");
    }
}
