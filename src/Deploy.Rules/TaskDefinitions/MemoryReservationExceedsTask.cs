using Deploy.Plan.Resources;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>What the containers reserve must fit into the task.</summary>
public sealed class MemoryReservationExceedsTask() : ContainerSumRule(
    "DECS0214",
    "The containers reserve more memory than the task has",
    "The containers of '{0}' reserve {1} MiB of memory, the task has {2}. Raise Memory of the task, or lower MemoryReservation.",
    nameof(TaskDefinitionSpec.Memory),
    task => task.ContainerDefinitions.Any(container => container.MemoryReservation is not null) ? task.Memory : null,
    nameof(ContainerSpec.MemoryReservation),
    container => container.MemoryReservation ?? container.Memory);
