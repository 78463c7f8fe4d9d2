using Deploy.Plan.Resources;

namespace Deploy.Engine.Kinds.TaskDefinitions;

/// <summary>The ports on which the containers of a task listen, for people.</summary>
internal static class TaskPorts
{
    /// <summary><c>port 8080</c> or <c>ports 80, 8080</c>; null: it listens on none.</summary>
    public static string? InWords(TaskDefinitionSpec task)
    {
        var ports = task.ContainerDefinitions.SelectMany(container => container.PortMappings).Select(port => port.ContainerPort).Distinct().Order().ToList();
        return ports.Count == 0 ? null : $"{(ports.Count == 1 ? "port" : "ports")} {string.Join(", ", ports)}";
    }
}
