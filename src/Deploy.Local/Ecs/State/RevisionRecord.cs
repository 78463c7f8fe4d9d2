using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.State;

/// <summary>A service revision: the workload as it was at one change.</summary>
public sealed class RevisionRecord
{
    public required string Arn { get; set; }

    public double CreatedAt { get; set; }

    public JsonObject Workload { get; set; } = [];

    /// <summary>Container name and image, as the model's ContainerImage.</summary>
    public JsonArray Images { get; set; } = [];

    /// <summary>Target groups that its tasks are registered with, by those that its workload names: only where they differ.</summary>
    public Dictionary<string, string> TargetGroups { get; set; } = [];

    /// <summary>ARNs of the gateways that the service connects to: those that were compatible when the deployment began.</summary>
    public List<string> Gateways { get; set; } = [];

    /// <summary>Its Service Connect configuration, resolved; null: it has none.</summary>
    public ConnectRecord? Connect { get; set; }

    /// <summary>Its load balancers with the target groups that its tasks are registered with.</summary>
    public JsonArray ResolvedLoadBalancers() => Workload.Objects("loadBalancers").Select(JsonNode? (balancer) =>
    {
        var copy = balancer.Copy();
        if (copy.Text("targetGroupArn") is { } declared)
            copy["targetGroupArn"] = TargetGroups.GetValueOrDefault(declared, declared);
        return copy;
    }).ToJsonArray();
}
