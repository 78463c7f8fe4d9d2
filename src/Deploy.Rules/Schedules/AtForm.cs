using System.Globalization;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Schedules;

/// <summary>A one-time schedule has a date and a time.</summary>
public sealed class AtForm() : ResourceRule<ScheduleSpec>(
    "DECS0714",
    "A point in time is not valid",
    "{0} is not a point in time. Write at(yyyy-mm-ddThh:mm:ss), without Z or offset; TimeZone says the zone.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ScheduleSpec resource, DeploymentPlan plan)
    {
        if (ScheduleText.Of(resource) is { Keyword: ScheduleText.At } at && !DateTime.TryParseExact(at.Inner, "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            yield return Found(resource.Address, nameof(resource.ScheduleExpression), Text.Quote(resource.ScheduleExpression));
    }
}
