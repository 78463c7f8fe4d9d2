using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Schedules;

/// <summary>Each field has values, ranges, lists and steps of its own.</summary>
public sealed class CronFieldSyntax() : ResourceRule<ScheduleSpec>(
    "DECS0705",
    "A field of a cron expression is not valid",
    "The {0} field {1} is not valid: {2}.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ScheduleSpec resource, DeploymentPlan plan)
    {
        if (ScheduleText.CronFieldsOf(resource) is not { } fields) yield break;
        for (var i = 0; i < fields.Length; i++)
        {
            if (!CronSyntax.IsJudgedElsewhere(i, fields[i]) && CronSyntax.Fields[i].ErrorIn(fields[i]) is { } error)
                yield return Found(resource.Address, nameof(resource.ScheduleExpression), CronSyntax.Fields[i].Name, Text.Quote(fields[i]), error);
        }
    }
}
