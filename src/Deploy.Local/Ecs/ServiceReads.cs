using System.Text.Json.Nodes;
using Deploy.Local.Ecs.Connect;
using Deploy.Local.Ecs.State;
using Deploy.Local.Ecs.Views;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs;

/// <summary>Describing and listing services.</summary>
internal sealed class ServiceReads(LocalContext context, EcsStore store)
{
    public JsonObject Describe(LocalCall call)
    {
        var names = call.Input.Texts("services");
        if (names.Count == 0)
            throw EcsErrors.Invalid("Services cannot be empty.");
        if (names.Count > 10)
            throw EcsErrors.Invalid("Services cannot have more than 10 elements.");
        var cluster = store.FindCluster(call.Region, call.Input.Text("cluster")) ?? throw EcsErrors.NoCluster();
        var withTags = call.Input.Texts("include").Contains("TAGS");
        var found = new JsonArray();
        var failures = new JsonArray();
        foreach (var name in names)
        {
            if (cluster.Services.TryGetValue(Arn.LastSegment(name), out var service))
                found.Add(ServiceView.Of(cluster, service, store.Definitions(call.Region), withTags));
            else
                failures.Add(new JsonObject
                {
                    ["arn"] = Arn.TryParse(name) is null ? call.Arn("ecs", $"service/{cluster.Name}/{name}") : name,
                    ["reason"] = "MISSING",
                });
        }

        return new JsonObject { ["services"] = found, ["failures"] = failures };
    }

    public JsonObject List(LocalCall call)
    {
        var cluster = store.Cluster(call);
        var launchType = call.Input.Text("launchType");
        var strategy = call.Input.Text("schedulingStrategy");
        var arns = cluster.Services.Values
            .Where(s => s.Status != "INACTIVE")
            .Where(s => launchType is null || s.Workload.Text("launchType") == launchType)
            .Where(s => strategy is null || s.Settings.Text("schedulingStrategy") == strategy)
            .Select(s => s.Arn).Order(StringComparer.Ordinal).ToList();
        return Page(call, arns);
    }

    /// <summary>The services whose newest deployment is a client of the namespace, in all clusters.</summary>
    public JsonObject ListByNamespace(LocalCall call)
    {
        var wanted = call.Input.RequiredText("namespace");
        var home = context.Peers.Find<IServiceDirectory>()?.Namespace(wanted, call.Region) ?? throw EcsErrors.NoNamespace(wanted);
        // First move on: who is there may have gone.
        _ = store.State(call.Region);
        var found = new ServiceConnections(context, call.Region).Others(null, home.Arn).Select(known => known.Service.Arn);
        return Page(call, [.. found.Order(StringComparer.Ordinal)]);
    }

    private static JsonObject Page(LocalCall call, List<string> arns)
    {
        var size = call.Input.Whole("maxResults") ?? 10;
        var (page, next) = Paging.Of(arns, size, call.Input.Text("nextToken"), 100, EcsErrors.BadToken);
        return Paging.Reply("serviceArns", page.Select(JsonNode? (a) => a), next);
    }
}
