using Deploy.Plan;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>A stage is found by its name.</summary>
public sealed class StageUnique : Rule
{
    /// <inheritdoc/>
    public override string Id => "DECS0924";

    /// <inheritdoc/>
    public override string Title => "A stage is declared twice";

    /// <inheritdoc/>
    public override string Message => "Stage {0} is declared {1} times. Declare it once.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(DeploymentPlan plan) =>
        from stages in plan.Stages.GroupBy(stage => stage.Name, StringComparer.Ordinal)
        where stages.Count() > 1
        select Found(plan.DeploymentAddress(), $"Stages[{stages.Key}]", Text.Quote(stages.Key), Number.Text(stages.Count()));
}
