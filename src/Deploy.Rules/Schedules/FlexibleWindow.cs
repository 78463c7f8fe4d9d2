using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Schedules;

/// <summary>A schedule can start at most a day late.</summary>
public sealed class FlexibleWindow() : ResourceRule<ScheduleSpec>(
    "DECS0717",
    "A flexible window is outside 1 to 1440 minutes",
    "MaximumWindowInMinutes {0} is outside 1 to 1440. Use a number in that range, or leave it out to start on time.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ScheduleSpec resource, DeploymentPlan plan)
    {
        if (Ranges.FlexibleWindow.Excludes(resource.MaximumWindowInMinutes))
            yield return Found(resource.Address, nameof(resource.MaximumWindowInMinutes), Number.Text(resource.MaximumWindowInMinutes!.Value));
    }
}
