using System.Text.Json.Nodes;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Connect;

/// <summary>What Service Connect makes of a deployment: services in Cloud Map, and the endpoints that its tasks know.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html"/>.</remarks>
internal sealed class ServiceConnections(LocalContext context, string region)
{
    /// <summary>The time that the proxy of Service Connect gives an answer where the configuration says nothing.</summary>
    private const int UsualTimeout = 15;

    private IServiceDirectory? Directory => context.Peers.Find<IServiceDirectory>();

    /// <summary>Resolves the configuration of a service whose deployment begins; null: it has none.</summary>
    public ConnectRecord? Begin(ServiceRecord service)
    {
        if (Configuration(service.Workload) is not { } configuration || Directory is not { } directory
            || directory.Namespace(configuration.Text("namespace") ?? "", region) is not { } home
            || DefinitionOf(service) is not { } definition)
            return null;
        var connect = new ConnectRecord { Namespace = home.Arn };
        foreach (var (port, mapping) in Ports(configuration, definition))
        {
            var name = DiscoveryName(port);
            var discovered = directory.ServiceOfName(home.Arn, name, region) ?? directory.MakeService(home.Arn, name, service.Arn, region);
            connect.Services.Add(new ConnectServiceRecord
            {
                DiscoveryName = name,
                DiscoveryArn = discovered.Arn,
                ContainerPort = mapping.Whole("containerPort") ?? 0,
                DnsName = DnsName(port, home.Name),
                Port = Alias(port)?.Whole("port") ?? 0,
                RequestTimeout = Timeout(port, mapping),
            });
        }

        connect.Endpoints.AddRange(
            from other in Others(service, home.Arn).Select(found => found.Connect).Prepend(connect)
            from known in other.Services
            select known.Endpoint());
        return connect;
    }

    /// <summary>Removes from Cloud Map what no deployment of a service uses any more.</summary>
    public void End(ServiceRecord service)
    {
        var used = service.Deployments
            .SelectMany(deployment => service.Revision(deployment.RevisionArn).Connect?.Services ?? [])
            .Select(connected => connected.DiscoveryArn).ToHashSet(StringComparer.Ordinal);
        Directory?.RemoveServices(service.Arn, used, region);
    }

    /// <summary>The other services that are in a namespace.</summary>
    public IEnumerable<(ServiceRecord Service, ConnectRecord Connect)> Others(ServiceRecord? own, string namespaceArn) =>
        from cluster in context.Store.Document<EcsState>("ecs", region).Clusters.Values
        from service in cluster.Services.Values
        where service != own && service.Status == "ACTIVE" && service.Deployments.Count > 0
        let connect = service.Revision(service.Primary.RevisionArn).Connect
        where connect?.Namespace == namespaceArn
        select (service, connect);

    /// <summary>The configuration, where it is on.</summary>
    public static JsonObject? Configuration(JsonObject workload) =>
        workload.Object("serviceConnectConfiguration") is { } configuration && configuration.Flag("enabled") == true ? configuration : null;

    /// <summary>The ports that a configuration names, with their mappings in the task definition.</summary>
    public static IEnumerable<(JsonObject Port, JsonObject Mapping)> Ports(JsonObject configuration, DefinitionRecord definition) =>
        from port in configuration.Objects("services")
        let mapping = Mapping(port, definition)
        where mapping is not null
        select (port, mapping);

    /// <summary>Null where no port of the task definition has that name.</summary>
    public static JsonObject? Mapping(JsonObject port, DefinitionRecord definition) =>
        definition.PortMapping(port.Text("portName"));

    public static string DiscoveryName(JsonObject port) => port.Text("discoveryName") ?? port.RequiredText("portName");

    public static JsonObject? Alias(JsonObject port) => port.Objects("clientAliases").FirstOrDefault();

    public static string DnsName(JsonObject port, string namespaceName) =>
        (Alias(port)?.Text("dnsName") ?? $"{DiscoveryName(port)}.{namespaceName}").ToLowerInvariant();

    /// <summary>Whether the proxy understands the requests.</summary>
    public static bool IsHttp(JsonObject mapping) => mapping.Text("appProtocol") is "http" or "http2" or "grpc";

    private DefinitionRecord? DefinitionOf(ServiceRecord service) =>
        context.Store.Document<EcsDefinitions>("ecs-definitions", region).Exact(service.Workload.Text("taskDefinition") ?? "");

    private static int? Timeout(JsonObject port, JsonObject mapping)
    {
        var seconds = port.Object("timeout")?.Whole("perRequestTimeoutSeconds") ?? (IsHttp(mapping) ? UsualTimeout : 0);
        return seconds > 0 ? seconds : null;
    }
}
