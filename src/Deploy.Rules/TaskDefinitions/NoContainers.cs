using Deploy.Plan;
using Deploy.Plan.Resources;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>A task runs at least one container.</summary>
public sealed class NoContainers() : ResourceRule<TaskDefinitionSpec>(
    "DECS0210",
    "A task definition has no container",
    "'{0}' has no container. Add [Container].")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan)
    {
        if (resource.ContainerDefinitions.Count == 0)
            yield return Found(resource.Address, nameof(resource.ContainerDefinitions), resource.Address.ToString());
    }
}
