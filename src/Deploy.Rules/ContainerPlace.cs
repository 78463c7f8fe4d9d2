using Deploy.Plan.Resources;

namespace Deploy.Rules;

/// <summary>A container and the task definition that it belongs to.</summary>
public sealed record ContainerPlace(TaskDefinitionSpec Task, ContainerSpec Container)
{
    /// <summary>The containers of a task definition.</summary>
    public static IEnumerable<ContainerPlace> In(TaskDefinitionSpec task) =>
        task.ContainerDefinitions.Select(container => new ContainerPlace(task, container));

    /// <summary>The path of a property of the container within the task definition; empty: of the container itself.</summary>
    public string Path(string property) =>
        property.Length == 0 ? $"ContainerDefinitions[{Container.Name}]" : $"ContainerDefinitions[{Container.Name}].{property}";
}
