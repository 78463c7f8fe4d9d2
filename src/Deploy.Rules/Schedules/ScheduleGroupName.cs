using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Schedules;

/// <summary>Scheduler allows some characters in names.</summary>
public sealed class ScheduleGroupName() : ResourceRule<ScheduleGroupSpec>(
    "DECS0726",
    "A schedule group's name is not valid",
    "The schedule group {0} is not valid. Use 1 to 64 letters, digits and the characters ._-.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ScheduleGroupSpec resource, DeploymentPlan plan)
    {
        if (PhysicalName.Unless(NamePatterns.IsScheduleName, resource, plan) is { } name)
            yield return Found(resource.Address, nameof(resource.Name), name);
    }
}
