using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>On Fargate the execution role pulls images.</summary>
public sealed class PrivateImageNeedsExecutionRole() : ExecutionRoleRule(
    "DECS0221",
    "A private image needs an execution role on Fargate",
    "Container '{0}' runs an image of a private ECR repository on Fargate, but '{1}' has no execution role that could pull it. "
        + "Add [ExecutionRole].",
    nameof(ContainerSpec.Image),
    place => place.Task.RunsOnFargate() && IsPrivate(place.Container))
{
    private static bool IsPrivate(ContainerSpec container) =>
        container.Repository is not null || (Text.Known(container.Image) is { } image && ImageReferences.IsPrivateEcr(image));
}
