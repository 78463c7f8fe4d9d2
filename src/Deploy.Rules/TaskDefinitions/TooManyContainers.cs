using Deploy.Plan.Resources;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>The quota of containers cannot be raised.</summary>
public sealed class TooManyContainers() : CountRule<TaskDefinitionSpec>(
    "DECS0211",
    "A task definition has more than ten containers",
    "'{0}' has {1} containers; ECS allows {most}. Split the task.",
    10,
    nameof(TaskDefinitionSpec.ContainerDefinitions),
    task => ContainerPlace.In(task).Select(place => place.Path("")));
