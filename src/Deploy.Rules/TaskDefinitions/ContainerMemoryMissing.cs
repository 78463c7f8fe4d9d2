using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>Without the task's memory, ECS places a task by the memory of each container.</summary>
public sealed class ContainerMemoryMissing() : ResourceRule<TaskDefinitionSpec>(
    "DECS0216",
    "Neither the task nor a container says its memory",
    "Container '{0}' has no Memory or MemoryReservation, and neither has the task Memory. Add one of them.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan) =>
        from container in resource.ContainerDefinitions
        where !resource.RunsOnFargate() && resource.Memory is null && container.Memory is null or 0 && container.MemoryReservation is null or 0
        select Found(resource.Address, $"ContainerDefinitions[{container.Name}].{nameof(container.Memory)}", container.Name);
}
