using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Schedules;

/// <summary>Scheduler takes 512 characters.</summary>
public sealed class ScheduleDescription() : ResourceRule<ScheduleSpec>(
    "DECS0718",
    "A schedule's description is too long",
    "The description has {0} characters. Scheduler allows 512.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ScheduleSpec resource, DeploymentPlan plan)
    {
        if (Text.Known(resource.Description) is { Length: > 512 } description)
            yield return Found(resource.Address, nameof(resource.Description), Number.Text(description.Length));
    }
}
