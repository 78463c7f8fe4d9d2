using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Schedules;

/// <summary>6#3 is the third Friday of a month.</summary>
public sealed class CronHash() : ResourceRule<ScheduleSpec>(
    "DECS0707",
    "A weekday's occurrence is not valid",
    "The day-of-week field {0} is not valid: {1}.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ScheduleSpec resource, DeploymentPlan plan)
    {
        if (ScheduleText.CronFieldsOf(resource) is not { } fields || fields[CronSyntax.DayOfWeek] is var field && !field.Contains('#')) yield break;
        if (field.Contains(',')) yield return Found(resource.Address, nameof(resource.ScheduleExpression), Text.Quote(field), "# stands alone, without a list");
        else if (!Pattern.Fits(field, @"[A-Za-z0-9]+#[1-5]")) yield return Found(resource.Address, nameof(resource.ScheduleExpression), Text.Quote(field), "1 to 5 follows the #");
    }
}
