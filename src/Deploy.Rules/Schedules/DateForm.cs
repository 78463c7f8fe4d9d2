using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Schedules;

/// <summary>Dates are ISO 8601 in UTC.</summary>
public sealed class DateForm() : ResourceRule<ScheduleSpec>(
    "DECS0719",
    "A date is not valid",
    "{0} {1} is not a time. Write it in UTC, such as 2027-01-31T08:00:00Z.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ScheduleSpec resource, DeploymentPlan plan)
    {
        if (Text.IsKnownAndNot(resource.StartDate, ScheduleDates.IsValid)) yield return Found(resource.Address, nameof(resource.StartDate), nameof(resource.StartDate), Text.Quote(resource.StartDate!));
        if (Text.IsKnownAndNot(resource.EndDate, ScheduleDates.IsValid)) yield return Found(resource.Address, nameof(resource.EndDate), nameof(resource.EndDate), Text.Quote(resource.EndDate!));
    }
}
