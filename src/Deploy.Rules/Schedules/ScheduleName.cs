using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Schedules;

/// <summary>Scheduler allows some characters in names.</summary>
public sealed class ScheduleName() : ResourceRule<ScheduleSpec>(
    "DECS0701",
    "A schedule's name is not valid",
    "The schedule name {0} is not valid. Use 1 to 64 letters, digits and the characters ._-.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ScheduleSpec resource, DeploymentPlan plan)
    {
        if (PhysicalName.Unless(NamePatterns.IsScheduleName, resource, plan) is { } name)
            yield return Found(resource.Address, nameof(resource.Name), name);
    }
}
