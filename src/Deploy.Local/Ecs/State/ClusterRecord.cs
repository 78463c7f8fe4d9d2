using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.State;

/// <summary>A cluster with its services and tasks.</summary>
public sealed class ClusterRecord
{
    public required string Name { get; set; }

    public required string Arn { get; set; }

    /// <summary>ACTIVE or INACTIVE.</summary>
    public string Status { get; set; } = "ACTIVE";

    public JsonArray Settings { get; set; } = [];

    public JsonObject? Configuration { get; set; }

    public JsonObject? ServiceConnectDefaults { get; set; }

    public List<string> CapacityProviders { get; set; } = [];

    public JsonArray DefaultStrategy { get; set; } = [];

    public TagSet Tags { get; set; } = new();

    public Dictionary<string, ServiceRecord> Services { get; set; } = [];

    public List<TaskRecord> Tasks { get; set; } = [];

    /// <summary>The routes of its services to gateways.</summary>
    public List<GatewayRouteRecord> Routes { get; set; } = [];

    /// <summary>Tasks that the service's scheduler started and that have not stopped.</summary>
    public IEnumerable<TaskRecord> TasksOf(ServiceRecord service) =>
        Tasks.Where(task => task.ServiceName == service.Name && task.Last != TaskStatus.Stopped);
}
