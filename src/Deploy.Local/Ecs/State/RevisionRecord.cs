using System.Text.Json.Nodes;

namespace Deploy.Local.Ecs.State;

/// <summary>A service revision: the workload as it was at one change.</summary>
public sealed class RevisionRecord
{
    public required string Arn { get; set; }

    public double CreatedAt { get; set; }

    public JsonObject Workload { get; set; } = [];

    /// <summary>Container name and image, as the model's ContainerImage.</summary>
    public JsonArray Images { get; set; } = [];

    /// <summary>ARNs of the gateways that the service connects to: those that were compatible when the deployment began.</summary>
    public List<string> Gateways { get; set; } = [];

    /// <summary>Its Service Connect configuration, resolved; null: it has none.</summary>
    public ConnectRecord? Connect { get; set; }
}
