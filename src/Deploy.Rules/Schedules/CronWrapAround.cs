using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Schedules;

/// <summary>AWS does not say what such a range means.</summary>
public sealed class CronWrapAround() : ResourceRule<ScheduleSpec>(
    "DECS0710",
    "A range in a cron expression runs backwards",
    "The {0} range {1} runs backwards. Write two ranges, such as 22-23,0-2 or FRI-SAT,SUN-MON.",
    RuleSeverity.Warning)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ScheduleSpec resource, DeploymentPlan plan) =>
        from field in (ScheduleText.CronFieldsOf(resource) ?? []).Zip(CronSyntax.Fields, (text, syntax) => (Text: text, Syntax: syntax))
        from element in CronSyntax.ElementsOf(field.Text)
        let ends = element.Split('/')[0].Split('-').Select(field.Syntax.ValueOf).ToArray()
        where ends.Length == 2 && ends[0] > ends[1]
        select Found(resource.Address, nameof(resource.ScheduleExpression), field.Syntax.Name, Text.Quote(element));
}
