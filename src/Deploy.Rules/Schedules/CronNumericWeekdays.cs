using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Schedules;

/// <summary>1-5 is Sunday to Thursday, which is seldom meant.</summary>
public sealed class CronNumericWeekdays : ResourceRule<ScheduleSpec>
{
    /// <inheritdoc/>
    public override string Id => "DECS0711";

    /// <inheritdoc/>
    public override string Title => "Days of the week are numbers";

    /// <inheritdoc/>
    public override string Message => "{0} names days of the week by numbers, where 1 is Sunday. Use names such as MON-FRI.";

    /// <inheritdoc/>
    public override RuleSeverity Severity => RuleSeverity.Info;

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ScheduleSpec resource, DeploymentPlan plan)
    {
        if (ScheduleText.CronFieldsOf(resource) is { } fields && Pattern.Fits(fields[CronSyntax.DayOfWeek], @"[1-7]-[1-7]"))
            yield return Found(resource.Address, nameof(resource.ScheduleExpression), Text.Quote(fields[CronSyntax.DayOfWeek]));
    }
}
