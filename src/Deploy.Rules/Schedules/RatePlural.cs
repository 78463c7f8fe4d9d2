using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Schedules;

/// <summary>Scheduler takes both, rules of EventBridge take the right one only.</summary>
public sealed class RatePlural() : ResourceRule<ScheduleSpec>(
    "DECS0713",
    "A rate's unit has the wrong number",
    "{0} reads better as rate({1}).",
    RuleSeverity.Info)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ScheduleSpec resource, DeploymentPlan plan)
    {
        if (ScheduleText.Of(resource) is { Keyword: ScheduleText.Rate } rate && Pattern.Match(rate.Inner, @"([1-9][0-9]*) (minute|hour|day)(s?)") is { Success: true } match)
        {
            var right = $"{match.Groups[1].Value} {match.Groups[2].Value}{(match.Groups[1].Value == "1" ? "" : "s")}";
            if (right != rate.Inner) yield return Found(resource.Address, nameof(resource.ScheduleExpression), Text.Quote(resource.ScheduleExpression), right);
        }
    }
}
