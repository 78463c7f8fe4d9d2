using System.Text.RegularExpressions;
using Deploy.Local.Ecs.Connect;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Running;

/// <summary>
/// Gives each service that listens a host name below <c>localhost</c>: <c>service.environment</c>, by the tags of whoever deployed it, else
/// <c>service.cluster</c>. Where an older service has that name already, its application or Region makes the difference.
/// </summary>
internal sealed partial class ServiceHosts(LocalContext context) : IServiceHosts, IResettable
{
    private volatile IReadOnlyDictionary<string, ServiceHost> _byName = new Dictionary<string, ServiceHost>();
    private volatile IReadOnlyDictionary<string, ServiceHost> _byRoute = new Dictionary<string, ServiceHost>();
    private readonly SortedDictionary<string, EcsState> _states = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, ServiceHost> ByName => _byName;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, ServiceHost> ByRoute => _byRoute;

    /// <summary>Takes over how a region is now. Called with the gate held.</summary>
    public void Refresh(string region, EcsState state)
    {
        _states[region] = state;
        var found = new Dictionary<string, ServiceHost>(StringComparer.Ordinal);
        var services =
            from known in _states
            from cluster in known.Value.Clusters.Values
            from service in cluster.Services.Values
            where service.Status != "INACTIVE" && service.Deployments.Count > 0
            orderby service.CreatedAt, service.Arn
            select (Region: known.Key, Cluster: cluster, Service: service);
        foreach (var (where, cluster, service) in services)
            if (PortOf(service, where) is { } port && Names(service, cluster, where).FirstOrDefault(name => !found.ContainsKey(name)) is { } name)
                found.Add(name, new ServiceHost(name, service.Arn, [.. Targets(cluster, service, port)], WhyNone(cluster, service, port))
                {
                    Engine = cluster.TasksOf(service).Select(task => task.Engine).FirstOrDefault(engine => engine is not null),
                    Limits = [.. cluster.TasksOf(service).SelectMany(task => task.Limits).Distinct()],
                    TaskNames = [.. ServiceNames.Of(context, service, where).Select(one => one.Name)],
                });
        _byName = found;
        _byRoute = Routes().ToDictionary(host => host.Name, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public void Reset()
    {
        _states.Clear();
        _byName = new Dictionary<string, ServiceHost>();
        _byRoute = new Dictionary<string, ServiceHost>();
    }

    /// <summary>The routes that ECS has made; one that goes takes requests until it is gone.</summary>
    private IEnumerable<ServiceHost> Routes() =>
        from known in _states
        from cluster in known.Value.Clusters.Values
        from route in cluster.Routes
        where route.Resources is not null
        let service = cluster.Services.GetValueOrDefault(route.ServiceName)
        where service is { Deployments.Count: > 0 }
        let port = PortOf(service, route, known.Key)
        where port is not null
        select new ServiceHost(
            new Uri(route.ServiceUrl).Host.ToLowerInvariant(), service.Arn,
            [.. Targets(cluster, service, port.Value)], WhyNone(cluster, service, port.Value));

    private IEnumerable<HostTarget> Targets(ClusterRecord cluster, ServiceRecord service, int port)
    {
        var endpoints = context.Peers.Find<ITaskEndpoints>();
        var shares = TaskShares.Of(cluster, service);
        foreach (var task in shares.Tasks)
            if (shares.Of(task) is > 0 and var share && endpoints?.Of(task.Id, port) is { } endpoint)
                yield return new HostTarget(task.Id, endpoint) { Weight = share };
    }

    private static string WhyNone(ClusterRecord cluster, ServiceRecord service, int port)
    {
        var tasks = cluster.TasksOf(service).ToList();
        if (tasks.FirstOrDefault(task => task.WhySimulated is not null) is { } simulated)
            return $"{service.Name}: its tasks are simulated, since they cannot run here: {simulated.WhySimulated}";
        var last = service.Events.Count > 0 ? $" Its last event: {service.Events[0].Message}" : "";
        return tasks.Count == 0
            ? $"{service.Name}: no task runs ({service.DesiredCount} desired).{last}"
            : $"{service.Name}: none of its {tasks.Count} tasks is well yet (port {port}).{last}";
    }

    /// <summary>What a load balancer would forward to, else the first port that the task definition tells; null: it listens on none.</summary>
    private int? PortOf(ServiceRecord service, string region)
    {
        if (service.Workload.Objects("loadBalancers").Select(balancer => balancer.Whole("containerPort")).FirstOrDefault(port => port is not null) is { } balanced)
            return balanced;
        return DefinitionOf(service, region)?.PortMappings
            .Select(mapping => mapping.Whole("containerPort")).FirstOrDefault(port => port is not null);
    }

    /// <summary>The port that the route's connector names.</summary>
    private int? PortOf(ServiceRecord service, GatewayRouteRecord route, string region) =>
        DefinitionOf(service, region)?.PortMapping(route.Connector.Text("portName"))?.Whole("containerPort");

    private DefinitionRecord? DefinitionOf(ServiceRecord service, string region) =>
        context.Store.Document<EcsDefinitions>("ecs-definitions", region).Exact(service.Workload.Text("taskDefinition") ?? "");

    private static IEnumerable<string> Names(ServiceRecord service, ClusterRecord cluster, string region)
    {
        var tags = service.Tags.Values;
        var environment = Label(tags.GetValueOrDefault("deploy-ecs:environment") ?? cluster.Name);
        var name = Label(tags.GetValueOrDefault("deploy-ecs:address") is { } address ? address[(address.IndexOf('/', StringComparison.Ordinal) + 1)..] : service.Name);
        var application = Label(tags.GetValueOrDefault("deploy-ecs:application") ?? cluster.Name);
        yield return $"{name}.{environment}.localhost";
        yield return $"{name}.{application}.{environment}.localhost";
        yield return $"{name}.{application}.{environment}.{region}.localhost";
        yield return $"{name}.{Label(cluster.Name)}.{application}.{environment}.{region}.localhost";
    }

    private static string Label(string text) => Other().Replace(text.ToLowerInvariant(), "-").Trim('-') is { Length: > 0 } label ? label : "x";

    [GeneratedRegex("[^a-z0-9-]+")]
    private static partial Regex Other();
}
