using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Schedules;

/// <summary>A rate is a number and a unit.</summary>
public sealed class RateForm() : ResourceRule<ScheduleSpec>(
    "DECS0712",
    "A rate is not valid",
    "{0} is not a rate. Write rate(<number> <unit>) with a positive number and minute, minutes, hour, hours, day or days.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ScheduleSpec resource, DeploymentPlan plan)
    {
        if (ScheduleText.Of(resource) is { Keyword: ScheduleText.Rate } rate && !Pattern.Fits(rate.Inner, @"[1-9][0-9]* (minute|hour|day)s?"))
            yield return Found(resource.Address, nameof(resource.ScheduleExpression), Text.Quote(resource.ScheduleExpression));
    }
}
