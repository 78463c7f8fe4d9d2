using Deploy.Plan;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>A stage's name becomes part of names, paths and tags.</summary>
public sealed class StageName() : Rule(
    "DECS0923",
    "A stage's name is not valid",
    "The stage name {0} is not valid. Use 1 to 64 lower-case letters, digits and hyphens, with a letter or digit at both ends.")
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(DeploymentPlan plan) =>
        from stage in plan.Stages
        where !NamePatterns.IsApplicationName(stage.Name)
        select Found(plan.DeploymentAddress(), $"Stages[{stage.Name}]", Text.Quote(stage.Name));
}
