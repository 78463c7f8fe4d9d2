using Deploy.Local.Services;

namespace Deploy.Local.CloudMap.State;

/// <summary>A namespace.</summary>
public sealed class NamespaceRecord
{
    public const string Http = "HTTP";
    public const string Private = "DNS_PRIVATE";
    public const string Public = "DNS_PUBLIC";

    public required string Id { get; set; }

    public required string Arn { get; set; }

    public required string Name { get; set; }

    /// <summary>The name by which DiscoverInstances knows it.</summary>
    public required string HttpName { get; set; }

    /// <summary>HTTP, DNS_PRIVATE or DNS_PUBLIC.</summary>
    public required string Type { get; set; }

    public string? Description { get; set; }

    public string? CreatorRequestId { get; set; }

    public double CreatedAt { get; set; }

    /// <summary>When the operation that makes it is done; nobody sees it before.</summary>
    public double ReadyAt { get; set; }

    /// <summary>When the operation that deletes it is done; null: it stays.</summary>
    public double? GoneAt { get; set; }

    /// <summary>The network that resolves its names; null: all do, or none.</summary>
    public string? Vpc { get; set; }

    /// <summary>The zone of Route 53 that AWS would make; null: it has no DNS.</summary>
    public string? HostedZoneId { get; set; }

    public long SoaTtl { get; set; } = 15;

    public TagSet Tags { get; set; } = new();

    public bool IsDns() => Type != Http;
}
