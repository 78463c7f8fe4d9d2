using Deploy.Plan;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>A Region that does not exist is noticed by its time-outs only.</summary>
public sealed class RegionUnknown() : DeploymentRule(
    "DECS0927",
    "A Region is not known",
    "{0} is none of the Regions known here. Check the name; a Region that is newer than this version works all the same.",
    RuleSeverity.Warning)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(DeploymentPlan plan)
    {
        if (Text.Known(plan.Region) is { } region && Regions.HasForm(region) && !Regions.IsKnown(region))
            yield return Found(plan, nameof(plan.Region), Text.Quote(region));
    }
}
