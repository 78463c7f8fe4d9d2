using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Connect;

/// <summary>What is refused of a Service Connect configuration.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectConfiguration.html"/>.</remarks>
internal sealed partial class ConnectRules(LocalContext context, string region)
{
    private readonly ServiceConnections _connections = new(context, region);

    /// <summary>A configuration without a namespace takes that of the cluster.</summary>
    public static void Complete(JsonObject workload, ClusterRecord cluster)
    {
        if (ServiceConnections.Configuration(workload) is { } configuration && configuration.Text("namespace") is not { Length: > 0 }
            && cluster.ServiceConnectDefaults?.Text("namespace") is { } usual)
            configuration["namespace"] = usual;
    }

    /// <summary>Checks it.</summary>
    /// <param name="workload">What is asked for, completed.</param>
    /// <param name="definition">The task definition.</param>
    /// <param name="service">The service as it is; null: it is new.</param>
    public void Check(JsonObject workload, DefinitionRecord definition, ServiceRecord? service)
    {
        if (ServiceConnections.Configuration(workload) is not { } configuration)
            return;
        if (configuration.Text("namespace") is not { Length: > 0 } wanted)
            throw EcsErrors.Invalid("serviceConnectConfiguration must have a namespace, because the cluster has no default one.");
        if (context.Peers.Find<IServiceDirectory>()?.Namespace(wanted, region) is not { } home)
            throw EcsErrors.NoNamespace(wanted);
        if (definition.Body.Text("networkMode") is "host" or "none")
            throw EcsErrors.Invalid("Service Connect is not supported for the network modes host and none.");
        if (configuration.Object("accessLogConfiguration") is not null && configuration.Object("logConfiguration") is null)
            throw EcsErrors.Invalid("accessLogConfiguration needs a logConfiguration in the serviceConnectConfiguration.");
        var (names, endpoints) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var port in configuration.Objects("services"))
        {
            CheckPort(port, definition);
            if (!names.Add(ServiceConnections.DiscoveryName(port)))
                throw EcsErrors.Invalid(
                    $"discoveryName {ServiceConnections.DiscoveryName(port)} is used twice in the serviceConnectConfiguration.");
            if (!endpoints.Add(Endpoint(port, home)))
                throw EcsErrors.Invalid($"The client alias {Endpoint(port, home)} is used twice in the serviceConnectConfiguration.");
            CheckFree(port, home, service);
        }
    }

    private static void CheckPort(JsonObject port, DefinitionRecord definition)
    {
        var name = port.RequiredText("portName");
        if (ServiceConnections.Mapping(port, definition) is not { } mapping)
            throw EcsErrors.Invalid($"portName({name}) does not refer to any named PortMapping in the container definitions.");
        if (!DiscoveryName().IsMatch(ServiceConnections.DiscoveryName(port)))
            throw EcsErrors.Invalid(
                $"discoveryName {ServiceConnections.DiscoveryName(port)} is not valid: "
                + "1 to 64 small letters, digits, hyphens and underscores, and no hyphen first.");
        if (port.Objects("clientAliases").Count() != 1)
            throw EcsErrors.Invalid($"The Service Connect service of portName {name} must have one client alias.");
        if (ServiceConnections.Alias(port)!.Whole("port") is not (>= 1 and <= 65535))
            throw EcsErrors.Invalid($"The port of the client alias of portName {name} must be from 1 to 65535.");
        var alias = ServiceConnections.Alias(port)!.Text("dnsName");
        if (alias is not null && !AliasName().IsMatch(alias))
            throw EcsErrors.Invalid(
                $"dnsName {alias} is not valid: 1 to 127 small letters, digits, hyphens, underscores and dots, and no hyphen first.");
        if (port.Object("timeout") is { } timeout && timeout.Whole("perRequestTimeoutSeconds") is not null
            && !ServiceConnections.IsHttp(mapping))
            throw EcsErrors.Invalid(
                $"perRequestTimeoutSeconds of portName {name} needs a port mapping whose appProtocol is http, http2 or grpc "
                + "in the task definition.");
    }

    private void CheckFree(JsonObject port, NamespaceFacts home, ServiceRecord? service)
    {
        var name = ServiceConnections.DiscoveryName(port);
        if (context.Peers.Find<IServiceDirectory>()?.ServiceOfName(home.Arn, name, region) is { } taken
            && (service is null || taken.MadeFor != service.Arn))
            throw EcsErrors.Invalid($"SC service {name} is already used by {taken.MadeFor ?? taken.Arn} in {home.Arn}.");
        foreach (var (other, connect) in _connections.Others(service, home.Arn))
            if (connect.Services.Any(known => known.Endpoint() == Endpoint(port, home)))
                throw EcsErrors.Invalid($"The client alias {Endpoint(port, home)} is already used by {other.Arn} in {home.Arn}.");
    }

    private static string Endpoint(JsonObject port, NamespaceFacts home) =>
        $"{ServiceConnections.DnsName(port, home.Name)}:{ServiceConnections.Alias(port)?.Whole("port")}";

    [GeneratedRegex(@"\A[a-z0-9_][a-z0-9_-]{0,63}\z")]
    private static partial Regex DiscoveryName();

    [GeneratedRegex(@"\A[a-z0-9_.][a-z0-9_.-]{0,126}\z")]
    private static partial Regex AliasName();
}
