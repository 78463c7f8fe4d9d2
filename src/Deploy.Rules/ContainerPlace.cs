using Deploy.Plan.Resources;

namespace Deploy.Rules;

/// <summary>A container and the task definition that it belongs to.</summary>
public sealed record ContainerPlace(TaskDefinitionSpec Task, ContainerSpec Container)
{
    /// <summary>The path of a property of the container within the task definition; empty: of the container itself.</summary>
    public string Path(string property) =>
        property.Length == 0 ? $"ContainerDefinitions[{Container.Name}]" : $"ContainerDefinitions[{Container.Name}].{property}";
}
