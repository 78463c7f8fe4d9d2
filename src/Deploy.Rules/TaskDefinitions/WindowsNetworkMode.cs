using Deploy.Ecs;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>The modes bridge, host and none are Linux's.</summary>
public sealed class WindowsNetworkMode() : ResourceRule<TaskDefinitionSpec>(
    "DECS0223",
    "Windows containers have no such network mode",
    "NetworkMode {0} does not exist for Windows containers. Use Awsvpc.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan)
    {
        if (resource.RunsOnWindows() && !resource.RunsOnFargate() && resource.NetworkMode != NetworkMode.Awsvpc)
            yield return Found(resource.Address, nameof(resource.NetworkMode), resource.NetworkMode.ToString());
    }
}
