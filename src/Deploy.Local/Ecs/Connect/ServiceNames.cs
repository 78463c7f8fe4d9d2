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
        foreach (var port in revision.Connect?.Services ?? [])
            names.Add(new NameFacts(port.Endpoint(), "Service Connect", $"clients of the namespace {directory.Namespace(revision.Connect!.Namespace, region)?.Name ?? revision.Connect.Namespace}"));
        foreach (var registry in revision.Workload.Objects("serviceRegistries"))
            if (directory.Service(registry.Text("registryArn") ?? "", region) is { } found)
                names.Add(new NameFacts(found.DnsName ?? found.Name, "Cloud Map", found.DnsName is null ? "DiscoverInstances" : "tasks of its network"));
        return names;
    }
}
