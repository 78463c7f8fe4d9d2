using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Schedules;

/// <summary>Scheduler takes such lists, which look like a mistake.</summary>
public sealed class CronEmptyElement() : ResourceRule<ScheduleSpec>(
    "DECS0709",
    "A list in a cron expression has an empty element",
    "The {0} field {1} has a comma too many. Remove it.",
    RuleSeverity.Warning)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ScheduleSpec resource, DeploymentPlan plan) =>
        from field in (ScheduleText.CronFieldsOf(resource) ?? []).Zip(CronSyntax.Fields, (text, syntax) => (Text: text, syntax.Name))
        where field.Text.Contains(',') && field.Text.Split(',').Any(element => element.Length == 0) && CronSyntax.ElementsOf(field.Text).Length > 0
        select Found(resource.Address, nameof(resource.ScheduleExpression), field.Name, Text.Quote(field.Text));
}
