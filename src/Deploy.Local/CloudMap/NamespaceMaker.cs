using Deploy.Local.CloudMap.State;
using Deploy.Local.Services;

namespace Deploy.Local.CloudMap;

/// <summary>Makes namespaces.</summary>
internal static class NamespaceMaker
{
    /// <summary>A new one. Where another has its name for DiscoverInstances, a hash is added to that.</summary>
    public static NamespaceRecord Make(IReadOnlyCollection<NamespaceRecord> others, string region, string name, string type, double now)
    {
        var id = $"ns-{CloudMapStore.Id(16)}";
        return new NamespaceRecord
        {
            Id = id,
            Arn = Arn.Make("servicediscovery", region, $"namespace/{id}"),
            Name = name,
            HttpName = others.Any(other => other.HttpName == name) ? $"{name}-{CloudMapStore.Id(16)}" : name,
            Type = type,
            CreatedAt = now,
            ReadyAt = now,
            HostedZoneId = type == NamespaceRecord.Http ? null : $"Z{Identifiers.Upper(20)}",
        };
    }
}
