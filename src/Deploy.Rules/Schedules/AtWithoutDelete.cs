using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Schedules;

/// <summary>A schedule that is over still counts towards the quota.</summary>
public sealed class AtWithoutDelete : ResourceRule<ScheduleSpec>
{
    /// <inheritdoc/>
    public override string Id => "DECS0715";

    /// <inheritdoc/>
    public override string Title => "A one-time schedule stays behind";

    /// <inheritdoc/>
    public override string Message => "'{0}' fires once and stays behind, counting towards the quota. Set DeleteAfterCompletion = true.";

    /// <inheritdoc/>
    public override RuleSeverity Severity => RuleSeverity.Warning;

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ScheduleSpec resource, DeploymentPlan plan)
    {
        if (ScheduleText.Of(resource) is { Keyword: ScheduleText.At } && !resource.DeleteAfterCompletion)
            yield return Found(resource.Address, nameof(resource.DeleteAfterCompletion), resource.Address.ToString());
    }
}
