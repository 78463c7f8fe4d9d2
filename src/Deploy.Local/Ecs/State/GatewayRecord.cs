using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.State;

/// <summary>A gateway: the ingress settings that services share, and the load balancers that ECS made by them.</summary>
public sealed class GatewayRecord
{
    public required string Name { get; set; }

    public required string Arn { get; set; }

    /// <summary>ACTIVE until the first update, then the state of the last one.</summary>
    public string Status { get; set; } = GatewayStatus.Active;

    public string? StatusReason { get; set; }

    /// <summary>What the last update could not change, as the model's GatewayResourceFailure.</summary>
    public JsonArray Failures { get; set; } = [];

    public required string RoleArn { get; set; }

    public bool DeletionProtection { get; set; } = true;

    /// <summary>GATEWAY or NONE.</summary>
    public string PropagateTags { get; set; } = "GATEWAY";

    /// <summary>The members of <c>hostSharedAlb</c>, with ECS's defaults.</summary>
    public JsonObject Settings { get; set; } = [];

    public required string VpcId { get; set; }

    /// <summary>The Availability Zones of its subnets.</summary>
    public List<string> Zones { get; set; } = [];

    public string? ClientToken { get; set; }

    public double CreatedAt { get; set; }

    public double UpdatedAt { get; set; }

    /// <summary>The request that is being applied; null when there is none.</summary>
    public JsonObject? Update { get; set; }

    /// <summary>When the update is done.</summary>
    public double? DueAt { get; set; }

    public TagSet Tags { get; set; } = new();

    public List<GatewayLoadBalancerRecord> LoadBalancers { get; set; } = [];

    /// <summary>By the cluster's ARN: ACTIVE or DISASSOCIATING.</summary>
    public Dictionary<string, string> Associations { get; set; } = [];
}
