using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Schedules;

/// <summary>Unlike other services, Scheduler refuses empty values.</summary>
public sealed class ScheduleGroupTagValue() : ResourceRule<ScheduleGroupSpec>(
    "DECS0728",
    "A schedule group's tag has no value",
    "The tag {0} of the schedule group has no value. Scheduler needs one.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ScheduleGroupSpec resource, DeploymentPlan plan) =>
        from tag in resource.Tags
        where tag.Value.Length == 0
        select Found(resource.Address, $"Tags[{tag.Key}].Value", Text.Quote(tag.Key));
}
