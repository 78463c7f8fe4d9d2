using Deploy.Plan.Resources;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>The hard limits of the containers must fit into the task.</summary>
public sealed class ContainerMemoryExceedsTask() : ContainerSumRule(
    "DECS0213",
    "The containers have more memory than the task",
    "The containers of '{0}' have {1} MiB of memory, the task has {2}. Raise Memory of the task, or lower it in the containers.",
    nameof(TaskDefinitionSpec.Memory),
    task => task.Memory,
    nameof(ContainerSpec.Memory),
    container => container.Memory);
