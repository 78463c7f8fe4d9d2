using System.Text.Json.Nodes;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs;

/// <summary>Which clusters' services may use a gateway.</summary>
internal sealed class GatewayAssociationOperations(EcsStore store)
{
    private const int MostGateways = 5;
    private const int LargestPage = 100;

    public JsonObject Associate(LocalCall call)
    {
        var (gateway, cluster) = (store.Gateway(call), store.Cluster(call));
        if (gateway.Associations.TryGetValue(cluster.Arn, out var present))
            return present == GatewayStatus.Active
                ? Reply(gateway, cluster)
                : throw EcsErrors.Invalid($"The gateway {gateway.Name} is being disassociated from cluster {cluster.Name}.");
        if (store.State(call.Region).Gateways.Values.Count(other => other.Associations.ContainsKey(cluster.Arn)) >= MostGateways)
            throw EcsErrors.Invalid($"Cluster {cluster.Name} cannot be associated with more than {MostGateways} gateways.");
        gateway.Associations.Add(cluster.Arn, GatewayStatus.Active);
        return Reply(gateway, cluster);
    }

    /// <summary>The association goes by itself with the cluster's last route.</summary>
    public JsonObject Disassociate(LocalCall call)
    {
        var (gateway, cluster) = (store.Gateway(call), store.Cluster(call));
        if (!gateway.Associations.ContainsKey(cluster.Arn))
            throw EcsErrors.NoResource($"The gateway {gateway.Name} is not associated with cluster {cluster.Name}.");
        gateway.Associations[cluster.Arn] = GatewayStatus.Disassociating;
        return Reply(gateway, cluster);
    }

    public JsonObject List(LocalCall call)
    {
        var state = store.State(call.Region);
        var gateway = call.Input.Text("gateway");
        var cluster = call.Input.Text("cluster") is { } name ? Arn.LastSegment(name) : null;
        var statuses = call.Input.Texts("status");
        var found = state.Gateways.Values
            .Where(known => gateway is null || known == state.Gateway(gateway))
            .SelectMany(known => known.Associations.Select(pair => (Gateway: known, Cluster: pair.Key, Status: pair.Value)))
            .Where(association => cluster is null || Arn.LastSegment(association.Cluster) == cluster)
            .Where(association => statuses.Count == 0 || statuses.Contains(association.Status))
            .OrderBy(association => association.Gateway.Name, StringComparer.Ordinal)
            .ThenBy(association => association.Cluster, StringComparer.Ordinal).ToList();
        var (page, next) = Paging.Of(found, call.Input.Whole("maxResults"), call.Input.Text("nextToken"), LargestPage, EcsErrors.BadToken);
        var views = page.Select(JsonNode? (item) => View(item.Gateway, item.Cluster, item.Status));
        return Paging.Reply("gatewayClusterAssociations", views, next);
    }

    private static JsonObject Reply(GatewayRecord gateway, ClusterRecord cluster) =>
        View(gateway, cluster.Arn, gateway.Associations[cluster.Arn]);

    private static JsonObject View(GatewayRecord gateway, string clusterArn, string status) => new()
    {
        ["gatewayArn"] = gateway.Arn,
        ["clusterArn"] = clusterArn,
        ["status"] = status,
    };
}
