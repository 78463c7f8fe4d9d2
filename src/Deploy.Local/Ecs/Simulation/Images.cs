using System.Text.Json.Nodes;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Simulation;

/// <summary>The images that a service revision pins.</summary>
internal static class Images
{
    public static JsonArray Of(ServiceRecord service, EcsDefinitions definitions)
    {
        var definition = definitions.Exact(service.Workload.RequiredText("taskDefinition"));
        return (definition?.Body.Objects("containerDefinitions") ?? []).Select(JsonNode? (container) =>
        {
            var image = container.RequiredText("image");
            var at = image.IndexOf('@', StringComparison.Ordinal);
            return new JsonObject { ["containerName"] = container.RequiredText("name"), ["image"] = image }
                .With("imageDigest", at < 0 ? null : image[(at + 1)..]);
        }).ToJsonArray();
    }
}
