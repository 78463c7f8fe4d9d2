using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Schedules;

/// <summary>A schedule that is over still counts towards the quota.</summary>
public sealed class AtWithoutDelete() : ResourceRule<ScheduleSpec>(
    "DECS0715",
    "A one-time schedule stays behind",
    "'{0}' fires once and stays behind, counting towards the quota. Set DeleteAfterCompletion = true.",
    RuleSeverity.Warning)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ScheduleSpec resource, DeploymentPlan plan)
    {
        if (ScheduleText.Of(resource) is { Keyword: ScheduleText.At } && !resource.DeleteAfterCompletion)
            yield return Found(resource.Address, nameof(resource.DeleteAfterCompletion), resource.Address.ToString());
    }
}
