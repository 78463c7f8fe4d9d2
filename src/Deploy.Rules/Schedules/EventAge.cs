using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Schedules;

/// <summary>Scheduler gives a start up after a minute to a day.</summary>
public sealed class EventAge() : ResourceRule<ScheduleSpec>(
    "DECS0723",
    "The age of a start is outside 60 to 86400 seconds",
    "MaximumEventAgeInSeconds {0} is outside 60 to 86400. Use a number in that range.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ScheduleSpec resource, DeploymentPlan plan)
    {
        if (Ranges.EventAge.Excludes(resource.MaximumEventAgeInSeconds))
            yield return Found(resource.Address, nameof(resource.MaximumEventAgeInSeconds), Number.Text(resource.MaximumEventAgeInSeconds));
    }
}
