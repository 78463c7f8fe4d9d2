using Deploy.Plan;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>The application's name becomes part of names, paths and tags.</summary>
public sealed class ApplicationName() : Rule(
    "DECS0922",
    "The application's name is not valid",
    NameForms.Application.Fill("The application name {0} is not valid. Use {form}."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(DeploymentPlan plan)
    {
        if (!NameForms.Application.Fits(plan.Application))
            yield return Found(plan.DeploymentAddress(), nameof(plan.Application), Text.Quote(plan.Application));
    }
}
