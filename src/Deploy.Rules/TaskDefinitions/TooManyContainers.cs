using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>The quota of ten containers cannot be raised.</summary>
public sealed class TooManyContainers() : ResourceRule<TaskDefinitionSpec>(
    "DECS0211",
    "A task definition has more than ten containers",
    "'{0}' has {1} containers; ECS allows 10. Split the task.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan)
    {
        if (resource.ContainerDefinitions.Count > 10)
            yield return Found(resource.Address, nameof(resource.ContainerDefinitions), resource.Address.ToString(), Number.Text(resource.ContainerDefinitions.Count))
                .Or($"{nameof(resource.ContainerDefinitions)}[{resource.ContainerDefinitions[10].Name}]");
    }
}
