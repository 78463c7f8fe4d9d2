using Deploy.Plan;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>A stage's name becomes part of names, paths and tags.</summary>
public sealed class StageName() : Rule(
    "DECS0923",
    "A stage's name is not valid",
    NameForms.Application.Fill("The stage name {0} is not valid. Use {form}."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(DeploymentPlan plan) =>
        from stage in plan.Stages
        where !NameForms.Application.Fits(stage.Name)
        select Found(plan.DeploymentAddress(), $"Stages[{stage.Name}]", Text.Quote(stage.Name));
}
