using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>A task ends when an essential container does; without one it would have no end.</summary>
public sealed class NoEssentialContainer() : ResourceRule<TaskDefinitionSpec>(
    "DECS0212",
    "No container is essential",
    "No container of '{0}' is essential. Leave out Essential = false on one of {1}.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan)
    {
        if (resource.ContainerDefinitions.Count > 0 && resource.ContainerDefinitions.All(container => !container.Essential))
            yield return Found(resource.Address, $"ContainerDefinitions[{resource.ContainerDefinitions[0].Name}].Essential", resource.Address.ToString(), Text.And(resource.ContainerDefinitions.Select(container => container.Name)));
    }
}
