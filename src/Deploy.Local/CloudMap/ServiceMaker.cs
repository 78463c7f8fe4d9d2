using Deploy.Local.CloudMap.State;
using Deploy.Local.Services;

namespace Deploy.Local.CloudMap;

/// <summary>Makes services, for callers and for ECS alike.</summary>
internal static class ServiceMaker
{
    public static ServiceRecord Make(NamespaceRecord home, string region, string name, double now)
    {
        var id = $"srv-{CloudMapStore.Id(16)}";
        return new ServiceRecord
        {
            Id = id,
            Arn = Arn.Make("servicediscovery", region, $"service/{id}"),
            Name = name,
            NamespaceId = home.Id,
            Type = NamespaceRecord.Http,
            CreatedAt = now,
        };
    }

    /// <summary>The service that has the name already. In DNS, case makes no difference.</summary>
    public static ServiceRecord? Find(IEnumerable<ServiceRecord> services, NamespaceRecord home, string name) =>
        services.FirstOrDefault(service => service.NamespaceId == home.Id && string.Equals(
            service.Name, name, home.IsDns() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal));
}
