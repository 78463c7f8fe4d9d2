using Deploy.Ecs;
using Deploy.Plan;
using Deploy.Plan.Resources;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>Managed Instances have no Docker bridge.</summary>
public sealed class ManagedInstancesNetworkMode() : ResourceRule<TaskDefinitionSpec>(
    "DECS0224",
    "Managed Instances have no bridge network",
    "NetworkMode Bridge does not exist on Managed Instances. Use Awsvpc or Host.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan)
    {
        if (resource.RequiresCompatibilities.Contains(Compatibility.ManagedInstances) && resource.NetworkMode == NetworkMode.Bridge)
            yield return Found(resource.Address, nameof(resource.NetworkMode));
    }
}
