using Deploy.Plan;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>The application's name becomes part of names, paths and tags.</summary>
public sealed class ApplicationName() : Rule(
    "DECS0922",
    "The application's name is not valid",
    "The application name {0} is not valid. Use 1 to 64 lower-case letters, digits and hyphens, with a letter or digit at both ends.")
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(DeploymentPlan plan)
    {
        if (!NamePatterns.IsApplicationName(plan.Application))
            yield return Found(plan.DeploymentAddress(), nameof(plan.Application), Text.Quote(plan.Application));
    }
}
