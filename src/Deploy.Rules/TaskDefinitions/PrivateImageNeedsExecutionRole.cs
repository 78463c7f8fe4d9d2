using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>On Fargate the execution role pulls images.</summary>
public sealed class PrivateImageNeedsExecutionRole() : ResourceRule<TaskDefinitionSpec>(
    "DECS0221",
    "A private image needs an execution role on Fargate",
    "Container '{0}' runs an image of a private ECR repository on Fargate, but '{1}' has no execution role that could pull it. "
        + "Add [ExecutionRole].")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan) =>
        from container in resource.ContainerDefinitions
        where resource.RunsOnFargate()
            && resource.ExecutionRole is null
            && (container.Repository is not null || (Text.Known(container.Image) is { } image && ImageReferences.IsPrivateEcr(image)))
        select Found(resource.Address, $"ContainerDefinitions[{container.Name}].{nameof(container.Image)}", container.Name, resource.Address.ToString())
            .Or(nameof(resource.ExecutionRole));
}
