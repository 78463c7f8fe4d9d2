using System.Text.Json.Nodes;
using Deploy.Local.Ecs.Gateways;
using Deploy.Local.Ecs.Infrastructure;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;
using static Deploy.Local.Ecs.State.GatewayStatus;

namespace Deploy.Local.Ecs.Simulation;

/// <summary>
/// How routes come and go: a deployment makes those of its revision when it begins, and those that its revision does not have go when it is
/// complete, because until then older tasks are reached through them.
/// </summary>
internal sealed class RouteChanges(LocalContext context, string region)
{
    /// <summary>A load balancer takes 25 certificates, and each route has one of its own.</summary>
    private const int MostRoutes = 25;

    private readonly Pace _pace = new(context.Clock);
    private readonly InfrastructureRole _role = new(context, region, InfrastructureUse.Gateways);

    private EcsState State => context.Store.Document<EcsState>("ecs", region);

    /// <summary>A deployment of the revision begins.</summary>
    public void Attach(ClusterRecord cluster, ServiceRecord service, RevisionRecord revision, double at)
    {
        if (revision.Workload.Objects("gatewayConnectors").FirstOrDefault() is not { } connector)
            return;
        var group = SecurityGroupOf(revision.Workload);
        foreach (var gateway in revision.Gateways.Select(State.Gateway).OfType<GatewayRecord>())
        {
            var route = Of(cluster, service).FirstOrDefault(route => route.GatewayArn == gateway.Arn);
            if (route is null && !gateway.Associations.ContainsKey(cluster.Arn))
                continue;
            if (route is null)
                cluster.Routes.Add(route = New(gateway, service));
            else if (route.Status is not (CreateFailed or UpdateFailed)
                && JsonNode.DeepEquals(route.Connector, connector) && route.ServiceSecurityGroupArn == group)
                continue;
            route.Connector = connector.Copy();
            route.ServiceSecurityGroupArn = group;
            route.Status = route.Resources is null ? CreateInProgress : UpdateInProgress;
            route.DueAt = at + _pace.RouteChange;
        }
    }

    /// <summary>A deployment is complete: what its revision does not have goes.</summary>
    /// <param name="cluster">The service's cluster.</param>
    /// <param name="service">The service.</param>
    /// <param name="revision">Null when the service is gone.</param>
    /// <param name="at">When.</param>
    public void Detach(ClusterRecord cluster, ServiceRecord service, RevisionRecord? revision, double at)
    {
        foreach (var route in Of(cluster, service).Where(route => revision?.Gateways.Contains(route.GatewayArn) != true))
        {
            route.Status = DeleteInProgress;
            route.DueAt = at + _pace.RouteChange;
        }
    }

    /// <summary>Ends the changes that are due.</summary>
    public void Step(ClusterRecord cluster, double at)
    {
        foreach (var route in cluster.Routes.Where(route => route.DueAt <= at).ToList())
        {
            route.DueAt = null;
            var gateway = State.Gateway(route.GatewayArn);
            if (route.IsGoing)
                Remove(cluster, route, gateway, at);
            else if (gateway is not null)
                Finish(route, gateway);
        }
    }

    private static IEnumerable<GatewayRouteRecord> Of(ClusterRecord cluster, ServiceRecord service) =>
        cluster.Routes.Where(route => route.ServiceName == service.Name && !route.IsGoing);

    /// <summary>Names below <c>localhost</c> lead to this machine, where they are answered at Local's port and without TLS.</summary>
    private GatewayRouteRecord New(GatewayRecord gateway, ServiceRecord service)
    {
        var id = Identifiers.Hex(32);
        return new GatewayRouteRecord
        {
            Arn = Arn.Make("ecs", region, $"gateway-route/{gateway.Name}/{Arn.LastSegment(gateway.Arn)}/{id}"),
            GatewayArn = gateway.Arn,
            ServiceName = service.Name,
            ServiceArn = service.Arn,
            ServiceUrl = $"https://{HostLabel(service.Name)}-{id[..12]}.ecs.{region}.localhost",
        };
    }

    /// <summary>A name of a service may have underscores and 255 letters, a label of a host neither.</summary>
    private static string HostLabel(string name)
    {
        var label = name.ToLowerInvariant().Replace('_', '-').Trim('-');
        return label.Length == 0 ? "service" : label[..Math.Min(label.Length, 40)];
    }

    private void Finish(GatewayRouteRecord route, GatewayRecord gateway)
    {
        var made = route.Resources is not null;
        var balancer = _role.Refusal(gateway.RoleArn, "elasticloadbalancing:CreateRule") is null ? Balancer(route, gateway) : null;
        if (balancer is null)
        {
            route.Status = made ? UpdateFailed : CreateFailed;
            return;
        }

        route.Resources ??= GatewayResources.OfRoute(region, balancer);
        var testRule = gateway.Settings["testTrafficRules"] is null
            ? null
            : route.Resources.TestListenerRuleArn ?? GatewayResources.Rule(balancer);
        route.Resources = route.Resources with { TestListenerRuleArn = testRule };
        route.Status = Active;
    }

    /// <summary>The route's load balancer, or one that has room, or a new one; null when the gateway may have no more.</summary>
    private GatewayLoadBalancerRecord? Balancer(GatewayRouteRecord route, GatewayRecord gateway)
    {
        if (route.Resources is { } made)
            return gateway.LoadBalancers.FirstOrDefault(balancer => balancer.Arn == made.LoadBalancerArn);
        var used = State.Clusters.Values.SelectMany(cluster => cluster.Routes)
            .Select(other => other.Resources?.LoadBalancerArn).OfType<string>().ToList();
        if (gateway.LoadBalancers.FirstOrDefault(balancer => used.Count(arn => arn == balancer.Arn) < MostRoutes) is { } free)
            return free;
        if (gateway.LoadBalancers.Count >= gateway.Settings.Whole("maxAlbCount"))
            return null;
        gateway.LoadBalancers.Add(GatewayResources.LoadBalancer(region));
        return gateway.LoadBalancers[^1];
    }

    /// <summary>Without the role ECS can remove nothing, and tries again.</summary>
    private void Remove(ClusterRecord cluster, GatewayRouteRecord route, GatewayRecord? gateway, double at)
    {
        if (route.Resources is null || gateway is null || _role.Refusal(gateway.RoleArn, "elasticloadbalancing:DeleteRule") is null)
        {
            cluster.Routes.Remove(route);
            return;
        }

        route.Status = DeleteFailed;
        route.DueAt = at + _pace.RouteRetry;
    }

    private string? SecurityGroupOf(JsonObject workload)
    {
        var configuration = workload.Object("networkConfiguration")?.Object("awsvpcConfiguration") ?? [];
        var network = context.Peers.Find<INetworkCatalog>();
        var vpc = configuration.Texts("subnets").Select(subnet => network?.Subnet(subnet, region)?.VpcId).FirstOrDefault();
        var group = configuration.Texts("securityGroups").FirstOrDefault()
            ?? (vpc is null ? null : network?.DefaultSecurityGroup(vpc, region));
        return group is null ? null : Arn.Make("ec2", region, $"security-group/{group}");
    }
}
