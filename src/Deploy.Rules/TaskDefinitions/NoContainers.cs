using Deploy.Plan;
using Deploy.Plan.Resources;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>A task runs at least one container.</summary>
public sealed class NoContainers : ResourceRule<TaskDefinitionSpec>
{
    /// <inheritdoc/>
    public override string Id => "DECS0210";

    /// <inheritdoc/>
    public override string Title => "A task definition has no container";

    /// <inheritdoc/>
    public override string Message => "'{0}' has no container. Add [Container].";

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan)
    {
        if (resource.ContainerDefinitions.Count == 0)
            yield return Found(resource.Address, nameof(resource.ContainerDefinitions), resource.Address.ToString());
    }
}
