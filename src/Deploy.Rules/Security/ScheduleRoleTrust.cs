using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Security;

/// <summary>Scheduler assumes a schedule's role in the name of scheduler.amazonaws.com.</summary>
public sealed class ScheduleRoleTrust() : ResourceRule<ScheduleSpec>(
    "DECS1009",
    "Scheduler cannot assume the role",
    "The role of '{0}' trusts {1}, so that the schedule could not run a task. A schedule's role trusts scheduler.amazonaws.com.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ScheduleSpec resource, DeploymentPlan plan)
    {
        if (plan.RoleOf(resource.Role) is { } role && role.TrustedService != "scheduler.amazonaws.com")
            yield return Found(resource.Address, nameof(resource.Role), resource.Address.ToString(), role.TrustedService);
    }
}
