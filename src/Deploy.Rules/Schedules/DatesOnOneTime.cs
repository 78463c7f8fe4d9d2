using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Schedules;

/// <summary>Scheduler does not look at the dates of one-time schedules.</summary>
public sealed class DatesOnOneTime() : ResourceRule<ScheduleSpec>(
    "DECS0721",
    "A one-time schedule needs no dates",
    "{0} has no effect on a schedule that fires once. Remove it.",
    RuleSeverity.Info)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ScheduleSpec resource, DeploymentPlan plan)
    {
        if (ScheduleText.Of(resource) is not { Keyword: ScheduleText.At }) yield break;
        if (resource.StartDate is not null) yield return Found(resource.Address, nameof(resource.StartDate), nameof(resource.StartDate));
        if (resource.EndDate is not null) yield return Found(resource.Address, nameof(resource.EndDate), nameof(resource.EndDate));
    }
}
