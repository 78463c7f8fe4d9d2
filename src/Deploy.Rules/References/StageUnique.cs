using Deploy.Plan;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>A stage is found by its name.</summary>
public sealed class StageUnique() : Rule(
    "DECS0924",
    "A stage is declared twice",
    "Stage {0} is declared {1} times. Declare it once.")
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(DeploymentPlan plan) =>
        from stages in plan.Stages.GroupBy(stage => stage.Name, StringComparer.Ordinal)
        where stages.Count() > 1
        select Found(plan.DeploymentAddress(), $"Stages[{stages.Key}]", Text.Quote(stages.Key), Number.Text(stages.Count()));
}
