using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Schedules;

/// <summary>Unlike Unix, EventBridge has a sixth field, the year.</summary>
public sealed class CronFieldCount() : ResourceRule<ScheduleSpec>(
    "DECS0703",
    "A cron expression does not have six fields",
    "{0} has {1} fields. Write six: minutes, hours, day-of-month, month, day-of-week and year{2}.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ScheduleSpec resource, DeploymentPlan plan)
    {
        if (ScheduleText.Of(resource) is { Keyword: ScheduleText.Cron } cron && cron.Words.Length != CronSyntax.Fields.Count)
            yield return Found(resource.Address, nameof(resource.ScheduleExpression), Text.Quote(resource.ScheduleExpression), Number.Text(cron.Words.Length), Hint(cron.Words));
    }

    private static string Hint(string[] words) => words.Length == 5 ? "; append * for the year and put ? in one of the two day fields" : "";
}
