using Deploy.Generators.Planning.Origins;
using Deploy.Plan;
using Deploy.Plan.Values;

namespace Deploy.Generators.Planning;

/// <summary>A plan, and where each of its properties was declared.</summary>
internal sealed record PlanResult(DeploymentPlan Plan, ClassMap ClassMap, EquatableList<Origin> Origins)
{
    /// <summary>Whether any resource is declared, in the base or in a stage.</summary>
    public bool HasResources => Plan.Resources.Count > 0 || Plan.Stages.Any(stage => stage.Resources.Count > 0);

    /// <summary>
    /// Whether there is anything to deploy. An application that is declared and has no resources is: what it had is to go. A project that only
    /// refers to the package declares nothing.
    /// </summary>
    public bool IsDeclared => HasResources || HasDeployment;

    /// <summary>Whether <c>[assembly: Deployment]</c> is written.</summary>
    public bool HasDeployment { get; init; }
}
