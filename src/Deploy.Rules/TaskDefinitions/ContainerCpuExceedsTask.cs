using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>The CPU units of the containers must fit into the task.</summary>
public sealed class ContainerCpuExceedsTask() : ContainerSumRule(
    "DECS0215",
    "The containers have more CPU than the task",
    "The containers of '{0}' have {1} CPU units, the task has {2}. Raise Cpu of the task, or lower it in the containers.",
    nameof(TaskDefinitionSpec.Cpu),
    task => task.RunsOnFargate() || !task.RunsOnWindows() ? task.Cpu : null,
    nameof(ContainerSpec.Cpu),
    container => container.Cpu);
