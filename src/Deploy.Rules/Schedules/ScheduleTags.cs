using Deploy.Plan;
using Deploy.Plan.Resources;

namespace Deploy.Rules.Schedules;

/// <summary>Scheduler tags groups, not schedules.</summary>
public sealed class ScheduleTags() : ResourceRule<ScheduleSpec>(
    "DECS0727",
    "A schedule cannot carry tags",
    "'{0}' has tags, which a schedule cannot carry. Remove [Tag]; the schedule group carries the identity.",
    RuleSeverity.Warning)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ScheduleSpec resource, DeploymentPlan plan)
    {
        if (resource.Tags.Count > 0)
            yield return Found(resource.Address, nameof(resource.Tags), resource.Address.ToString());
    }
}
