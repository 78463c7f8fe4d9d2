using Deploy.Plan;
using Deploy.Plan.Resources;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>ECS reads secrets with the execution role before a container starts.</summary>
public sealed class SecretsNeedExecutionRole() : ResourceRule<TaskDefinitionSpec>(
    "DECS0219",
    "Secrets need an execution role",
    "Container '{0}' reads secrets, but '{1}' has no execution role that could. Add [ExecutionRole].")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan) =>
        from container in resource.ContainerDefinitions
        where container.Secrets.Count > 0 && resource.ExecutionRole is null
        select Found(resource.Address, $"ContainerDefinitions[{container.Name}].{nameof(container.Secrets)}", container.Name, resource.Address.ToString())
            .Or(nameof(resource.ExecutionRole));
}
