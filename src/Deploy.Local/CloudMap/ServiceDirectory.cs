using Deploy.Local.CloudMap.State;
using Deploy.Local.Services;

namespace Deploy.Local.CloudMap;

/// <summary>What ECS asks and tells. It waits for no operation.</summary>
internal sealed class ServiceDirectory(CloudMapStore store) : IServiceDirectory
{
    /// <inheritdoc/>
    public NamespaceFacts? Namespace(string nameOrArn, string region)
    {
        if (!store.Exists(region))
            return null;
        var found = Arn.TryParse(nameOrArn) is { Service: "servicediscovery" } arn
            ? arn.Region == region && arn.Account == LocalAccount.Id && arn.Resource.StartsWith("namespace/", StringComparison.Ordinal)
                ? store.FindNamespace(region, nameOrArn)
                : null
            : store.State(region).Namespaces.Values.Where(one => one.Name == nameOrArn && one.ReadyAt <= store.Now)
                .OrderBy(one => one.IsDns()).FirstOrDefault();
        return found is null ? null : new NamespaceFacts(found.Arn, found.Name);
    }

    /// <inheritdoc/>
    public NamespaceFacts MakeNamespace(string name, string region)
    {
        var all = store.State(region).Namespaces;
        var made = NamespaceMaker.Make(all.Values, region, name, NamespaceRecord.Http, store.Now);
        all.Add(made.Id, made);
        return new NamespaceFacts(made.Arn, made.Name);
    }

    /// <inheritdoc/>
    public bool HasDns(string? vpcId, string region) => store.Exists(region) && store.State(region).Namespaces.Values.Any(one =>
        one.ReadyAt <= store.Now && one.IsDns() && (one.Vpc is null || one.Vpc == vpcId));

    /// <inheritdoc/>
    public DirectoryServiceFacts? Service(string arn, string region) => Find(arn, region) is { } service ? Facts(service, region) : null;

    /// <inheritdoc/>
    public DirectoryServiceFacts? ServiceOfName(string namespaceArn, string name, string region) =>
        store.FindNamespace(region, namespaceArn) is { } home
            && ServiceMaker.Find(store.State(region).Services.Values, home, name) is { } service
            ? Facts(service, region)
            : null;

    /// <inheritdoc/>
    public DirectoryServiceFacts MakeService(string namespaceArn, string name, string madeFor, string region)
    {
        var service = ServiceMaker.Make(store.Namespace(region, namespaceArn), region, name, store.Now);
        service.MadeFor = madeFor;
        service.HasCustomHealth = true;
        store.State(region).Services.Add(service.Id, service);
        return Facts(service, region);
    }

    /// <inheritdoc/>
    public void RemoveServices(string madeFor, IReadOnlyCollection<string> but, string region)
    {
        if (!store.Exists(region))
            return;
        var services = store.State(region).Services;
        var idle = services.Values.Where(service => service.MadeFor == madeFor && service.Instances.Count == 0);
        foreach (var service in idle.Where(service => !but.Contains(service.Arn)).ToList())
            services.Remove(service.Id);
    }

    /// <inheritdoc/>
    public void Register(
        string serviceArn, string instanceId, IReadOnlyDictionary<string, string> attributes, bool isHealthy, string region)
    {
        if (Find(serviceArn, region) is not { } service)
            return;
        service.Instances[instanceId] = new InstanceRecord
        {
            Id = instanceId,
            Attributes = new(attributes),
            Health = !service.HasCustomHealth ? "UNKNOWN" : isHealthy ? "HEALTHY" : "UNHEALTHY",
            ReadyAt = store.Now,
        };
        service.Revision++;
    }

    /// <inheritdoc/>
    public void SetHealth(string serviceArn, string instanceId, bool isHealthy, string region)
    {
        if (Find(serviceArn, region) is not { HasCustomHealth: true } service
            || service.Instances.GetValueOrDefault(instanceId) is not { } instance)
            return;
        var health = isHealthy ? "HEALTHY" : "UNHEALTHY";
        if (instance.Health == health)
            return;
        instance.Health = health;
        service.Revision++;
    }

    /// <inheritdoc/>
    public void Deregister(string serviceArn, string instanceId, string region)
    {
        if (Find(serviceArn, region) is { } service && service.Instances.Remove(instanceId))
            service.Revision++;
    }

    /// <inheritdoc/>
    public IReadOnlyList<DnsName> Names(string region)
    {
        if (!store.Exists(region))
            return [];
        var names = new List<DnsName>();
        foreach (var service in store.State(region).Services.Values)
        {
            if (service.DnsRecords.Count == 0 || store.FindNamespace(region, service.NamespaceId) is not { } home)
                continue;
            var all = store.Instances(service).ToList();
            var told = all.FindAll(instance => instance.Health != "UNHEALTHY") is { Count: > 0 } healthy ? healthy : all;
            var name = DnsNameOf(service, home);
            names.Add(new DnsName(name, home.Name, home.Vpc, [.. told.Select(Instance)]));
            // What the SRV record of an instance names.
            if (service.RecordTypes().Contains("SRV"))
                names.AddRange(all.Select(one => new DnsName($"{one.Id}.{name}".ToLowerInvariant(), home.Name, home.Vpc, [Instance(one)])));
        }

        return names;
    }

    private static DnsInstance Instance(InstanceRecord instance) => new(
        instance.Id,
        instance.Attributes.GetValueOrDefault(InstanceChecks.Ipv4) ?? instance.Attributes.GetValueOrDefault(InstanceChecks.Ipv6));

    private static string DnsNameOf(ServiceRecord service, NamespaceRecord home) => $"{service.Name}.{home.Name}".ToLowerInvariant();

    private ServiceRecord? Find(string arn, string region) =>
        store.Exists(region) && Arn.TryParse(arn) is { Service: "servicediscovery" } parsed && parsed.Region == region
        && parsed.Resource.StartsWith("service/", StringComparison.Ordinal)
            ? store.State(region).Services.GetValueOrDefault(Arn.LastSegment(arn))
            : null;

    private DirectoryServiceFacts Facts(ServiceRecord service, string region) => new(
        service.Arn, service.Name,
        service.DnsRecords.Count > 0 && store.FindNamespace(region, service.NamespaceId) is { } home ? DnsNameOf(service, home) : null,
        service.RecordTypes(), service.MadeFor);
}
