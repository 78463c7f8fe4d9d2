using Deploy.Ecs;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Rules.Reading;

/// <summary>Questions that many rules ask a plan.</summary>
internal static class PlanReading
{
    /// <summary>What findings about the deployment itself are addressed to: <c>deployment/storefront</c>.</summary>
    public static ResourceAddress DeploymentAddress(this DeploymentPlan plan) => new("deployment", plan.Application);

    /// <summary>The task definition of an address when its contents are known: not of an external one.</summary>
    public static TaskDefinitionSpec? TaskOf(this DeploymentPlan plan, ResourceAddress address) =>
        plan.Find<TaskDefinitionSpec>(address) is { Ownership: not Ownership.External } task ? task : null;

    /// <summary>The role of an address when its contents are known: not of an external one.</summary>
    public static RoleSpec? RoleOf(this DeploymentPlan plan, ResourceAddress? address) =>
        plan.Find<RoleSpec>(address) is { Ownership: Ownership.Owned } role ? role : null;
}
