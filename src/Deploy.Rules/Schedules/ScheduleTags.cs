using Deploy.Plan;
using Deploy.Plan.Resources;

namespace Deploy.Rules.Schedules;

/// <summary>Scheduler tags groups, not schedules.</summary>
public sealed class ScheduleTags : ResourceRule<ScheduleSpec>
{
    /// <inheritdoc/>
    public override string Id => "DECS0727";

    /// <inheritdoc/>
    public override string Title => "A schedule cannot carry tags";

    /// <inheritdoc/>
    public override string Message => "'{0}' has tags, which a schedule cannot carry. Remove [Tag]; the schedule group carries the identity.";

    /// <inheritdoc/>
    public override RuleSeverity Severity => RuleSeverity.Warning;

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ScheduleSpec resource, DeploymentPlan plan)
    {
        if (resource.Tags.Count > 0)
            yield return Found(resource.Address, nameof(resource.Tags), resource.Address.ToString());
    }
}
