using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs;

/// <summary>Services and tasks for the start page.</summary>
internal sealed class EcsOverview(LocalContext context, EcsStore store) : IOverview
{
    private const int MostTasks = 50;

    public IReadOnlyList<string> Regions => context.Store.Regions("ecs");

    public IEnumerable<OverviewTable> Tables(string region)
    {
        var clusters = store.State(region).Clusters.Values.Where(cluster => cluster.Status == "ACTIVE").OrderBy(cluster => cluster.Name, StringComparer.Ordinal).ToList();
        yield return new OverviewTable(
            "Services", ["Cluster", "Service", "Running", "Rollout", "Task definition", "Last event"],
            [.. from cluster in clusters
                from service in cluster.Services.Values
                where service.Status != "INACTIVE"
                select Row(cluster, service)]);
        var gateways = store.State(region).Gateways.Values.OrderBy(gateway => gateway.Name, StringComparer.Ordinal).ToList();
        if (gateways.Count > 0)
            yield return new OverviewTable(
                "Gateways", ["Gateway", "Status", "Cluster", "Service", "Route", "URL (nothing answers there)"],
                [.. gateways.SelectMany(gateway => Rows(gateway, clusters))]);
        yield return new OverviewTable(
            "Tasks (simulated)", ["Cluster", "Task", "Started by", "Status", "Image", "Why it stopped"],
            [.. from cluster in clusters
                from task in cluster.Tasks.OrderByDescending(task => task.CreatedAt).Take(MostTasks)
                select Row(cluster, task)]);
    }

    private static string[] Row(ClusterRecord cluster, ServiceRecord service) =>
    [
        cluster.Name,
        service.Name,
        $"{cluster.Tasks.Count(task => task.ServiceName == service.Name && task.IsRunning)} of {service.DesiredCount}",
        service.Primary.RolloutState,
        Arn.LastSegment(service.Workload.Text("taskDefinition") ?? ""),
        service.Events.FirstOrDefault()?.Message ?? "",
    ];

    private static IEnumerable<string[]> Rows(GatewayRecord gateway, IReadOnlyList<ClusterRecord> clusters)
    {
        var rows = (
            from cluster in clusters
            from route in cluster.Routes
            where route.GatewayArn == gateway.Arn
            select (string[])[gateway.Name, gateway.Status, cluster.Name, route.ServiceName, route.Status, route.ServiceUrl]).ToList();
        return rows.Count > 0 ? rows : [[gateway.Name, gateway.Status, "", "", "", ""]];
    }

    private static string[] Row(ClusterRecord cluster, TaskRecord task) =>
        [cluster.Name, task.Id, task.ServiceName ?? task.Group, task.Last, string.Join(", ", task.Containers.Select(container => container.Image).Distinct()), task.StoppedReason ?? ""];
}
