using System.Text.Json.Nodes;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Views;

/// <summary>The model's Cluster.</summary>
internal static class ClusterView
{
    /// <param name="cluster">The record.</param>
    /// <param name="include">ATTACHMENTS, CONFIGURATIONS, SETTINGS, STATISTICS, TAGS; null shows all.</param>
    public static JsonObject Of(ClusterRecord cluster, IReadOnlyList<string>? include = null)
    {
        bool Shows(string part) => include is null || include.Contains(part);
        var tasks = cluster.Tasks.ToList();
        var json = new JsonObject
        {
            ["clusterArn"] = cluster.Arn,
            ["clusterName"] = cluster.Name,
            ["status"] = cluster.Status,
            ["registeredContainerInstancesCount"] = 0,
            ["runningTasksCount"] = tasks.Count(t => t.IsRunning),
            ["pendingTasksCount"] = tasks.Count(t => t.IsPending),
            ["activeServicesCount"] = cluster.Services.Values.Count(s => s.Status == "ACTIVE"),
            ["statistics"] = Shows("STATISTICS") && include is not null ? Statistics(tasks, cluster) : [],
            ["tags"] = Shows("TAGS") ? cluster.Tags.ToJson() : [],
            ["settings"] = Shows("SETTINGS") ? cluster.Settings.Copy() : [],
            ["capacityProviders"] = cluster.CapacityProviders.ToJsonArray(),
            ["defaultCapacityProviderStrategy"] = cluster.DefaultStrategy.Copy(),
        };
        if (Shows("CONFIGURATIONS"))
            json.With("configuration", cluster.Configuration?.Copy());
        return json.With("serviceConnectDefaults", cluster.ServiceConnectDefaults?.Copy());
    }

    private static JsonArray Statistics(IReadOnlyList<TaskRecord> tasks, ClusterRecord cluster)
    {
        int Count(string launchType, Func<TaskRecord, bool> which) => tasks.Count(t => (t.LaunchType ?? "EC2") == launchType && which(t));
        int Services(string launchType, string status) =>
            cluster.Services.Values.Count(s => (s.Workload.Text("launchType") ?? "EC2") == launchType && s.Status == status);
        var values = new List<(string Name, int Value)>();
        foreach (var (suffix, type) in new[] { ("EC2", "EC2"), ("Fargate", "FARGATE") })
        {
            values.Add(($"running{suffix}TasksCount", Count(type, t => t.IsRunning)));
            values.Add(($"pending{suffix}TasksCount", Count(type, t => t.IsPending)));
            values.Add(($"active{suffix}ServiceCount", Services(type, "ACTIVE")));
            values.Add(($"draining{suffix}ServiceCount", Services(type, "DRAINING")));
        }

        return values.Select(JsonNode? (v) => new JsonObject { ["name"] = v.Name, ["value"] = v.Value.ToString(System.Globalization.CultureInfo.InvariantCulture) }).ToJsonArray();
    }
}
