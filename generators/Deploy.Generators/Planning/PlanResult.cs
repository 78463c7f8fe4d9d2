using Deploy.Generators.Planning.Origins;
using Deploy.Plan;
using Deploy.Plan.Values;

namespace Deploy.Generators.Planning;

/// <summary>A plan, and where each of its properties was declared.</summary>
internal sealed record PlanResult(DeploymentPlan Plan, EquatableList<Origin> Origins)
{
    /// <summary>Whether any resource is declared, in the base or in a stage.</summary>
    public bool HasResources => Plan.Resources.Count > 0 || Plan.Stages.Any(stage => stage.Resources.Count > 0);
}
