using Deploy.Plan;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>Names of Regions have one form.</summary>
public sealed class RegionForm() : DeploymentRule(
    "DECS0926",
    "A Region's name is malformed",
    "{0} is not the name of a Region. Names look like eu-central-1.")
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(DeploymentPlan plan)
    {
        if (Text.IsKnownAndNot(plan.Region, Regions.HasForm))
            yield return Found(plan, nameof(plan.Region), Text.Quote(plan.Region!));
    }
}
