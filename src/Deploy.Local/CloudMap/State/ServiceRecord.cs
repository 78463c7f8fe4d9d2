using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.CloudMap.State;

/// <summary>A service of Cloud Map: a name in a namespace, and the instances that stand for it.</summary>
public sealed class ServiceRecord
{
    public required string Id { get; set; }

    public required string Arn { get; set; }

    public required string Name { get; set; }

    public required string NamespaceId { get; set; }

    /// <summary>HTTP, DNS_HTTP or DNS.</summary>
    public required string Type { get; set; }

    public string? Description { get; set; }

    public string? CreatorRequestId { get; set; }

    public double CreatedAt { get; set; }

    /// <summary>MULTIVALUE or WEIGHTED; null: it has no DNS.</summary>
    public string? RoutingPolicy { get; set; }

    /// <summary>Members Type and TTL each.</summary>
    public JsonArray DnsRecords { get; set; } = [];

    public JsonObject? HealthCheckConfig { get; set; }

    /// <summary>Somebody else tells how its instances are.</summary>
    public bool HasCustomHealth { get; set; }

    /// <summary>The ECS service that made it for Service Connect; null: a caller did.</summary>
    public string? MadeFor { get; set; }

    public Dictionary<string, string> Attributes { get; set; } = [];

    public TagSet Tags { get; set; } = new();

    /// <summary>By id.</summary>
    public Dictionary<string, InstanceRecord> Instances { get; set; } = [];

    /// <summary>Rises with every change of its instances.</summary>
    public long Revision { get; set; } = 1;

    /// <summary>Types of its DNS records, such as A and SRV.</summary>
    public IReadOnlyList<string> RecordTypes() => [.. DnsRecords.OfType<JsonObject>().Select(record => record.RequiredText("Type"))];
}
