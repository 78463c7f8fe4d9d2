using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Schedules;

/// <summary>Scheduler knows three forms of expressions.</summary>
public sealed class ExpressionForm() : ResourceRule<ScheduleSpec>(
    "DECS0702",
    "A schedule expression has no known form",
    "{0} is not a schedule expression. Write cron(…), rate(…) or at(…), in lower case and without spaces around it, "
        + "at most 256 characters.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ScheduleSpec resource, DeploymentPlan plan)
    {
        if (ScheduleText.Of(resource) is { } text && (text.Keyword.Length == 0 || resource.ScheduleExpression.Length > 256))
            yield return Found(resource.Address, nameof(resource.ScheduleExpression), Text.Quote(resource.ScheduleExpression));
    }
}
