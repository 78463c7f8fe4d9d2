using System.Text.Json.Nodes;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs;

/// <summary>Capacity providers of clusters and strategies over them. Local has Fargate's two.</summary>
internal static class CapacityRules
{
    public static readonly IReadOnlyList<string> Known = ["FARGATE", "FARGATE_SPOT"];

    /// <summary>Checks and sets a cluster's providers and default strategy.</summary>
    public static void Apply(ClusterRecord cluster, IReadOnlyList<string> providers, JsonArray strategy)
    {
        foreach (var provider in providers)
            if (!Known.Contains(Arn.LastSegment(provider)))
                throw EcsErrors.Invalid("The specified capacity provider does not exist. Specify a valid name or ARN and try again.");
        var names = providers.Select(Arn.LastSegment).Distinct().ToList();
        CheckStrategy(strategy, names);
        cluster.CapacityProviders = names;
        cluster.DefaultStrategy = Normalise(strategy);
    }

    public static void CheckStrategy(JsonArray strategy, IReadOnlyList<string> associated)
    {
        var items = strategy.OfType<JsonObject>().ToList();
        if (items.Any(i => !associated.Contains(Arn.LastSegment(i.RequiredText("capacityProvider")))))
            throw EcsErrors.Invalid("The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster and try again.");
        if (items.Count > 20)
            throw EcsErrors.Invalid("The capacity provider strategy can have no more than 20 capacity providers.");
        if (items.Count(i => i.Whole("base") > 0) > 1)
            throw EcsErrors.Invalid("Only one capacity provider in a capacity provider strategy can have a base defined.");
        if (items.Count > 0 && items.All(i => (i.Whole("weight") ?? 0) == 0))
            throw EcsErrors.Invalid("The specified capacity provider strategy must have at least one capacity provider with a weight greater than 0.");
    }

    /// <summary>ECS fills in weight and base.</summary>
    public static JsonArray Normalise(JsonArray strategy) => strategy.OfType<JsonObject>().Select(JsonNode? (item) => new JsonObject
    {
        ["capacityProvider"] = Arn.LastSegment(item.RequiredText("capacityProvider")),
        ["weight"] = item.Whole("weight") ?? 0,
        ["base"] = item.Whole("base") ?? 0,
    }).ToJsonArray();
}
