using System.Text.Json.Nodes;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Gateways;

/// <summary>
/// Which of the gateways of its cluster a service connects to: all that lie in its VPC, have an access type that it wants, and have a
/// subnet in each Availability Zone that it uses.
/// </summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/gateway-connect-service.html"/>.</remarks>
internal sealed class CompatibleGateways(LocalContext context, string region)
{
    /// <exception cref="LocalServiceException">The workload has a connector that no gateway is there for.</exception>
    public void Require(ClusterRecord cluster, JsonObject workload)
    {
        if (workload.Array("gatewayConnectors") is not { Count: > 0 })
            return;
        var associated = Associated(cluster).ToList();
        if (associated.Count == 0)
            throw EcsErrors.Invalid($"gatewayConnectors were specified but no gateways are associated with cluster {cluster.Name}.");
        var near = associated.Where(gateway => Subnets(workload).Any(subnet => subnet.VpcId == gateway.VpcId)).ToList();
        if (near.Count == 0)
            throw EcsErrors.Invalid($"Cluster {cluster.Name} has associated gateways but none are in the service's VPC.");
        if (Of(cluster, workload).Count == 0)
            throw EcsErrors.Invalid(
                $"none of the gateways associated with cluster {cluster.Name} match the service's access types and Availability Zones.");
    }

    /// <summary>None where the workload has no connector.</summary>
    public IReadOnlyList<GatewayRecord> Of(ClusterRecord cluster, JsonObject workload)
    {
        if (workload.Objects("gatewayConnectors").FirstOrDefault() is not { } connector)
            return [];
        var wanted = connector.Object("filters")?.Texts("accessTypes") ?? [];
        var subnets = Subnets(workload);
        return
        [
            .. Associated(cluster)
                .Where(gateway => subnets.Count > 0 && subnets.All(subnet => Covers(gateway, subnet)))
                .Where(gateway => wanted.Count == 0 || wanted.Contains(AccessTypeOf(gateway))),
        ];
    }

    public static string AccessTypeOf(GatewayRecord gateway) => gateway.Settings.Text("scheme") == "internal" ? "PRIVATE" : "PUBLIC";

    private IEnumerable<GatewayRecord> Associated(ClusterRecord cluster) => context.Store.Document<EcsState>("ecs", region).Gateways.Values
        .Where(gateway => gateway.Associations.GetValueOrDefault(cluster.Arn) == GatewayStatus.Active);

    private static bool Covers(GatewayRecord gateway, SubnetFacts subnet) =>
        subnet.VpcId == gateway.VpcId && gateway.Zones.Contains(subnet.AvailabilityZone);

    private List<SubnetFacts> Subnets(JsonObject workload)
    {
        var names = workload.Object("networkConfiguration")?.Object("awsvpcConfiguration")?.Texts("subnets") ?? [];
        return [.. names.Select(name => context.Peers.Find<INetworkCatalog>()?.Subnet(name, region)).OfType<SubnetFacts>()];
    }
}
