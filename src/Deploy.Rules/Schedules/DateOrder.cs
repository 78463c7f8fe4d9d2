using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Schedules;

/// <summary>A schedule ends after its start.</summary>
public sealed class DateOrder() : ResourceRule<ScheduleSpec>(
    "DECS0720",
    "A schedule ends before it starts",
    "EndDate {0} is not after StartDate {1}. Correct one of them.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ScheduleSpec resource, DeploymentPlan plan)
    {
        if (ScheduleDates.Parse(Text.Known(resource.StartDate)) is { } start && ScheduleDates.Parse(Text.Known(resource.EndDate)) is { } end && end <= start)
            yield return Found(resource.Address, nameof(resource.EndDate), resource.EndDate!, resource.StartDate!);
    }
}
