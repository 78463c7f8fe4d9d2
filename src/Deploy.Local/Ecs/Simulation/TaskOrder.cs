using System.Text.Json.Nodes;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Simulation;

/// <summary>What a new task is made from, for a service's scheduler and for RunTask alike.</summary>
public sealed record TaskOrder(ClusterRecord Cluster, DefinitionRecord Definition)
{
    public required string Group { get; init; }

    public string? ServiceName { get; init; }

    public string? StartedBy { get; init; }

    public string? LaunchType { get; init; }

    public JsonArray? CapacityProviderStrategy { get; init; }

    public string? PlatformVersion { get; init; }

    public JsonObject? NetworkConfiguration { get; init; }

    public JsonArray? LoadBalancers { get; init; }

    public JsonObject? Overrides { get; init; }

    public bool EnableExecuteCommand { get; init; }

    public TagSet Tags { get; init; } = new();

    /// <summary>The provider with the largest weight takes all: enough for tasks that nothing runs.</summary>
    public string? CapacityProvider => CapacityProviderStrategy?.OfType<JsonObject>()
        .OrderByDescending(item => item.Whole("base") ?? 0).ThenByDescending(item => item.Whole("weight") ?? 0)
        .FirstOrDefault()?.Text("capacityProvider");

    public bool IsFargate => CapacityProvider is null ? LaunchType == "FARGATE" : CapacityProvider is "FARGATE" or "FARGATE_SPOT";
}
