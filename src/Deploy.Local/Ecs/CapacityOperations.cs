using System.Text.Json.Nodes;
using Deploy.Local.Ecs.State;
using Deploy.Local.Ecs.Views;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs;

/// <summary>Capacity providers.</summary>
internal sealed class CapacityOperations(EcsStore store)
{
    public JsonObject Put(LocalCall call)
    {
        var cluster = store.Cluster(call);
        var providers = call.Input.Texts("capacityProviders");
        var used = cluster.Services.Values.Where(s => s.Status == "ACTIVE")
            .SelectMany(s => s.Workload.Objects("capacityProviderStrategy")).Select(i => i.Text("capacityProvider")).ToHashSet();
        if (cluster.CapacityProviders.Except(providers.Select(Arn.LastSegment)).Any(used.Contains))
            throw new LocalServiceException("ResourceInUseException", "The specified capacity provider is in use and cannot be removed.");
        CapacityRules.Apply(cluster, providers, call.Input.Array("defaultCapacityProviderStrategy") ?? []);
        return new JsonObject { ["cluster"] = ClusterView.Of(cluster) };
    }

    public static JsonObject Describe(LocalCall call)
    {
        var wanted = call.Input.Texts("capacityProviders").Select(Arn.LastSegment).ToList();
        var missing = wanted.Except(CapacityRules.Known).Select(JsonNode? (name) => new JsonObject
        {
            ["arn"] = call.Arn("ecs", $"capacity-provider/{name}"),
            ["reason"] = "MISSING",
        });
        var found = CapacityRules.Known.Where(name => wanted.Count == 0 || wanted.Contains(name)).Select(JsonNode? (name) => new JsonObject
        {
            ["capacityProviderArn"] = call.Arn("ecs", $"capacity-provider/{name}"),
            ["name"] = name,
            ["status"] = "ACTIVE",
            ["type"] = name,
            ["tags"] = new JsonArray(),
        });
        return new JsonObject { ["capacityProviders"] = found.ToJsonArray(), ["failures"] = missing.ToJsonArray() };
    }
}
