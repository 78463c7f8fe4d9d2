using Deploy.Local.Ecs.State;
using Deploy.Local.Services;
using TaskStatus = Deploy.Local.Ecs.State.TaskStatus;

namespace Deploy.Local.Ecs.Running;

/// <summary>The names by which tasks call each other, as Service Connect and Cloud Map have them now.</summary>
internal sealed class TaskNames(LocalContext context) : ITaskNames, IResettable
{
    /// <summary>Eleven days: timers know no such times as the model allows.</summary>
    private const int LongestTimeout = 1_000_000;

    private readonly Dictionary<string, NameTable> _regions = new(StringComparer.Ordinal);
    private volatile IReadOnlyDictionary<string, NameTable> _byTask = new Dictionary<string, NameTable>();

    /// <inheritdoc/>
    public NameAnswer? Find(string taskId, string host, int port) => _byTask.GetValueOrDefault(taskId)?.Find(taskId, host, port);

    /// <inheritdoc/>
    public IReadOnlyList<string> KnownTo(string taskId) => _byTask.GetValueOrDefault(taskId)?.KnownTo(taskId) ?? [];

    /// <summary>Whether a task that starts calls others by name. Called with the gate held.</summary>
    public bool AreFor(TaskRecord task, string region)
    {
        var cluster = context.Store.Document<EcsState>("ecs", region).Clusters.Values.FirstOrDefault(known => known.Arn == task.ClusterArn);
        return (cluster is not null && ConnectOf(cluster, task) is not null)
            || context.Peers.Find<IServiceDirectory>()?.HasDns(VpcOf(task, region), region) == true;
    }

    /// <summary>Takes over how a region is now. Called with the gate held.</summary>
    public void Refresh(string region, EcsState state)
    {
        var places = new Dictionary<string, TaskPlace>(StringComparer.Ordinal);
        var endpoints = new Dictionary<(string, string), ConnectEndpoint>();
        var networks = new Dictionary<string, string?>(StringComparer.Ordinal);
        var shares = new Dictionary<ServiceRecord, TaskShares>();
        foreach (var cluster in state.Clusters.Values)
        {
            foreach (var service in cluster.Services.Values.Where(service => service.Status == "ACTIVE" && service.Deployments.Count > 0))
                if (service.Revision(service.Primary.RevisionArn).Connect is { } connect)
                    foreach (var port in connect.Services)
                        EndpointOf(connect, port, service);
            foreach (var task in cluster.Tasks.Where(task => task.Last != TaskStatus.Stopped).OrderBy(task => task.StartedAt))
                Add(cluster, task);
        }

        _regions[region] = new NameTable(
            places, [.. endpoints.Values], context.Peers.Find<IServiceDirectory>()?.Names(region) ?? [],
            (task, port) => context.Peers.Find<ITaskEndpoints>()?.Of(task, port));
        _byTask = _regions.Values.SelectMany(table => table.Places.Keys, (table, task) => (task, table))
            .ToDictionary(pair => pair.task, pair => pair.table, StringComparer.Ordinal);

        void Add(ClusterRecord cluster, TaskRecord task)
        {
            var connect = ConnectOf(cluster, task);
            var network = task.Interface?.SubnetId ?? "";
            if (!networks.TryGetValue(network, out var vpc))
                networks.Add(network, vpc = VpcOf(task, region));
            var isWell = task is { IsProcess: true, Settled: true };
            var names = connect?.Endpoints.ToHashSet(StringComparer.Ordinal) ?? [];
            places[task.Id] = new TaskPlace(
                task.ServiceName is { } name ? $"service {name}" : $"task {task.Id}", connect?.Namespace, names, vpc, isWell);
            if (!isWell || connect is null || cluster.Services.GetValueOrDefault(task.ServiceName!) is not { } service)
                return;
            if (!shares.TryGetValue(service, out var known))
                shares.Add(service, known = TaskShares.Of(cluster, service));
            if (known.Of(task) is not (> 0 and var share))
                return;
            foreach (var port in connect.Services)
                if (context.Peers.Find<ITaskEndpoints>()?.Of(task.Id, port.ContainerPort) is { } endpoint)
                    EndpointOf(connect, port, service).Targets.Add(new HostTarget(task.Id, endpoint) { Weight = share });
        }

        ConnectEndpoint EndpointOf(ConnectRecord connect, ConnectServiceRecord port, ServiceRecord service)
        {
            if (endpoints.TryGetValue((connect.Namespace, port.Endpoint()), out var known))
                return known;
            var made = new ConnectEndpoint(connect.Namespace, port.DnsName, port.Port, $"service {service.Name}")
            {
                WhyNone = $"{port.Endpoint()}: no task of the service {service.Name} is well and runs here.",
                Timeout = port.RequestTimeout is { } seconds ? TimeSpan.FromSeconds(Math.Min(seconds, LongestTimeout)) : null,
            };
            endpoints.Add((connect.Namespace, port.Endpoint()), made);
            return made;
        }
    }

    /// <inheritdoc/>
    public void Reset()
    {
        _regions.Clear();
        _byTask = new Dictionary<string, NameTable>();
    }

    private static ConnectRecord? ConnectOf(ClusterRecord cluster, TaskRecord task) =>
        task.ServiceName is { } name && cluster.Services.GetValueOrDefault(name) is { } service
        && service.Deployments.FirstOrDefault(deployment => deployment.Id == task.StartedBy) is { } deployment
            ? service.Revision(deployment.RevisionArn).Connect
            : null;

    private string? VpcOf(TaskRecord task, string region) =>
        task.Interface is { } network ? context.Peers.Find<INetworkCatalog>()?.Subnet(network.SubnetId, region)?.VpcId : null;
}
