using Deploy.Generators.Planning.Findings;
using Deploy.Generators.Planning.Origins;
using Deploy.Plan;
using Deploy.Plan.Values;

namespace Deploy.Generators.Planning;

/// <summary>A plan, where each of its properties was declared, and what is wrong with the declarations.</summary>
internal sealed record PlanResult(DeploymentPlan Plan, EquatableList<Origin> Origins, EquatableList<DeclarationFinding> Findings)
{
    /// <summary>Whether any resource is declared, in the base or in a stage.</summary>
    public bool HasResources => Plan.Resources.Count > 0 || Plan.Stages.Any(stage => stage.Resources.Count > 0);
}
