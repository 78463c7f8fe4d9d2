using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>The quota of ten containers cannot be raised.</summary>
public sealed class TooManyContainers : ResourceRule<TaskDefinitionSpec>
{
    /// <inheritdoc/>
    public override string Id => "DECS0211";

    /// <inheritdoc/>
    public override string Title => "A task definition has more than ten containers";

    /// <inheritdoc/>
    public override string Message => "'{0}' has {1} containers; ECS allows 10. Split the task.";

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan)
    {
        if (resource.ContainerDefinitions.Count > 10)
            yield return Found(resource.Address, nameof(resource.ContainerDefinitions), resource.Address.ToString(), Number.Text(resource.ContainerDefinitions.Count))
                .Or($"{nameof(resource.ContainerDefinitions)}[{resource.ContainerDefinitions[10].Name}]");
    }
}
