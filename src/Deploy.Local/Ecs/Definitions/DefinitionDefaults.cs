using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Definitions;

/// <summary>The task definition as ECS describes it: what was sent, and the defaults it fills in.</summary>
internal static class DefinitionDefaults
{
    public static JsonObject Body(DefinitionInput input)
    {
        var body = new JsonObject();
        foreach (var (name, value) in input.Json)
            if (name is not ("tags" or "containerDefinitions") && value is not null)
                body[name] = value.DeepClone();
        body["containerDefinitions"] = input.Containers.Select(JsonNode? (c) => Container(c, input.NetworkMode)).ToJsonArray();
        body["volumes"] ??= new JsonArray();
        foreach (var volume in body.Objects("volumes"))
            if (volume.Count == 1)
                volume["host"] = new JsonObject();
        body["placementConstraints"] ??= new JsonArray();
        body["compatibilities"] = Capabilities.Compatibilities(input).ToJsonArray();
        body["requiresAttributes"] = Capabilities.Attributes(input).Select(JsonNode? (name) => new JsonObject { ["name"] = name }).ToJsonArray();
        body["enableFaultInjection"] ??= false;
        return body;
    }

    private static JsonObject Container(JsonObject sent, string? networkMode)
    {
        var container = sent.Copy();
        container["cpu"] ??= 0;
        container["essential"] ??= true;
        foreach (var list in new[] { "portMappings", "environment", "mountPoints", "volumesFrom", "systemControls" })
            container[list] ??= new JsonArray();
        foreach (var mapping in container.Objects("portMappings"))
        {
            mapping["protocol"] ??= "tcp";
            if (mapping.Whole("containerPort") is not { } port)
                continue;
            if (networkMode is "awsvpc" or "host" && mapping.Whole("hostPort") is null or 0)
                mapping["hostPort"] = port;
            mapping["hostPort"] ??= 0;
        }

        if (container.Object("healthCheck") is { } health)
        {
            health["interval"] ??= 30;
            health["timeout"] ??= 5;
            health["retries"] ??= 3;
        }

        return container;
    }
}
