using System.Text.Json.Nodes;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Definitions;

/// <summary>What is refused of port mappings, and of what refers to one.</summary>
internal static class PortRules
{
    public static void Check(JsonObject container, string name, DefinitionInput input)
    {
        var mappings = container.Objects("portMappings").ToList();
        if (mappings.Count > 100)
            throw EcsErrors.Client($"Container '{name}' can have no more than 100 port mappings.");
        if (mappings.Count > 0 && input.NetworkMode == "none")
            throw EcsErrors.Client("Port mappings are not allowed when networkMode=none.");
        foreach (var mapping in mappings)
        {
            if (mapping.Text("containerPortRange") is { Length: > 0 })
                continue;
            if (mapping.Whole("containerPort") is not (>= 1 and <= 65535 and var port))
                throw EcsErrors.Client($"Invalid 'containerPort' setting for container '{name}'.");
            if (mapping.Whole("hostPort") is < 0 or > 65535)
                throw EcsErrors.Client($"Invalid 'hostPort' setting for container '{name}'.");
            if (input.NetworkMode is "awsvpc" or "host" && mapping.Whole("hostPort") is not (null or 0) && mapping.Whole("hostPort") != port)
                throw EcsErrors.Client($"When networkMode={input.NetworkMode}, the host ports and container ports in port mappings must match.");
            if (mapping.Text("appProtocol") is not null && mapping.Text("protocol") == "udp")
                throw EcsErrors.Client($"'appProtocol' of container '{name}' is only for the protocol tcp.");
        }
    }

    /// <summary>The port of a container that a service names.</summary>
    public static void CheckExists(DefinitionRecord definition, string containerName, int port)
    {
        var container = definition.Container(containerName)
            ?? throw EcsErrors.Invalid($"The container {containerName} does not exist in the task definition.");
        if (!container.Objects("portMappings").Any(mapping => mapping.Whole("containerPort") == port))
            throw EcsErrors.Invalid($"The container {containerName} did not have a container port {port} defined.");
    }

    public static void CheckAcross(DefinitionInput input)
    {
        if (input.NetworkMode is not ("awsvpc" or "host"))
            return;
        var taken = new HashSet<(int Port, string Protocol)>();
        foreach (var mapping in input.Containers.SelectMany(c => c.Objects("portMappings")))
            if (mapping.Whole("containerPort") is { } port && !taken.Add((port, mapping.Text("protocol") ?? "tcp")))
                throw EcsErrors.Client($"The container port {port} is mapped more than once, which networkMode={input.NetworkMode} does not allow.");

        var names = input.Containers.SelectMany(c => c.Objects("portMappings")).Select(m => m.Text("name")).Where(n => n is { Length: > 0 }).ToList();
        if (names.GroupBy(n => n).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw EcsErrors.Client($"The port mapping name '{twice.Key}' is used more than once.");
    }
}
