using Deploy.Local.Ecs.State;
using Deploy.Local.Services;
using Deploy.Local.Services.Facts;

namespace Deploy.Local.Ecs.Connect;

/// <summary>The names by which tasks call a service.</summary>
internal static class ServiceNames
{
    /// <summary>Those that its newest deployment has.</summary>
    public static IReadOnlyList<NameFacts> Of(LocalContext context, ServiceRecord service, string region)
    {
        if (service.Deployments.Count == 0 || context.Peers.Find<IServiceDirectory>() is not { } directory)
            return [];
        var revision = service.Revision(service.Primary.RevisionArn);
        var names = new List<NameFacts>();
        if (revision.Connect is { } connect)
        {
            var home = directory.Namespace(connect.Namespace, region)?.Name ?? connect.Namespace;
            foreach (var port in connect.Services)
                names.Add(new NameFacts(port.Endpoint(), "Service Connect", $"clients of the namespace {home}"));
        }

        foreach (var registry in revision.Workload.Objects("serviceRegistries"))
            if (directory.Service(registry.Text("registryArn") ?? "", region) is { } found)
                names.Add(found.DnsName is { } name
                    ? new NameFacts(name, "Cloud Map", "tasks of its network")
                    : new NameFacts(found.Name, "Cloud Map", "DiscoverInstances"));
        return names;
    }
}
