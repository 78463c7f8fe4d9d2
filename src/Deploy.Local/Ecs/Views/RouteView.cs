using System.Text.Json.Nodes;
using Deploy.Local.Ecs.Gateways;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Views;

/// <summary>The model's GatewayRoute, its brief form, and a revision's GatewayConnection.</summary>
internal static class RouteView
{
    public static JsonObject Of(GatewayRouteRecord route, GatewayRecord? gateway)
    {
        var json = new JsonObject
        {
            ["gatewayRouteArn"] = route.Arn,
            ["serviceArn"] = route.ServiceArn,
            ["serviceContainerPortName"] = route.Connector.Text("portName"),
            ["status"] = route.Status,
            ["serviceUrl"] = route.ServiceUrl,
        };
        if (route.Resources is not { } made || BalancerOf(made, gateway) is not { } balancer)
            return json;
        json["resources"] = Only(new JsonObject
        {
            ["acmCertificateArn"] = made.CertificateArn,
            ["loadBalancerArn"] = made.LoadBalancerArn,
            ["listenerArn"] = balancer.ListenerArn,
            ["listenerRuleArn"] = made.ListenerRuleArn,
            ["testListenerRuleArns"] = made.TestListenerRuleArn is { } test ? new JsonArray(test) : [],
            ["loadBalancerSecurityGroups"] = new JsonArray(new JsonObject
            {
                ["arn"] = balancer.SecurityGroupArn,
                ["ruleArns"] = new JsonArray(made.SecurityGroupRuleArn),
            }),
        }.With("serviceSecurityGroupArn", route.ServiceSecurityGroupArn));
        return json;
    }

    public static JsonObject Brief(GatewayRouteRecord route, ClusterRecord cluster) => new()
    {
        ["gatewayRouteArn"] = route.Arn,
        ["gatewayArn"] = route.GatewayArn,
        ["clusterArn"] = cluster.Arn,
        ["serviceArn"] = route.ServiceArn,
        ["serviceContainerPortName"] = route.Connector.Text("portName"),
        ["status"] = route.Status,
    };

    /// <summary>The revision's connections whose routes are there.</summary>
    public static JsonArray Connections(ClusterRecord cluster, ServiceRecord service, RevisionRecord revision, EcsState state) => (
        from gateway in revision.Gateways.Select(state.Gateway).OfType<GatewayRecord>()
        from route in cluster.Routes
        where route.GatewayArn == gateway.Arn && route.ServiceName == service.Name && !route.IsGoing
        select (JsonNode?)Connection(route, gateway)).ToJsonArray();

    private static JsonObject Connection(GatewayRouteRecord route, GatewayRecord gateway)
    {
        var json = new JsonObject
        {
            ["gatewayArn"] = gateway.Arn,
            ["gatewayRouteArn"] = route.Arn,
            ["portName"] = route.Connector.Text("portName"),
            ["serviceUrl"] = route.ServiceUrl,
            ["accessType"] = CompatibleGateways.AccessTypeOf(gateway),
            ["status"] = route.Status,
        };
        if (route.Resources is not { } made || BalancerOf(made, gateway) is not { } balancer)
            return json;
        json["resources"] = Only(new JsonObject
        {
            ["acmCertificateArn"] = made.CertificateArn,
            ["loadBalancerArn"] = made.LoadBalancerArn,
            ["loadBalancerSecurityGroupArns"] = new JsonArray(balancer.SecurityGroupArn),
            ["listenerArn"] = balancer.ListenerArn,
            ["listenerRuleArn"] = made.ListenerRuleArn,
            ["targetGroupArn"] = made.TargetGroupArn,
        }.With("testListenerRuleArn", made.TestListenerRuleArn));
        return json;
    }

    private static GatewayLoadBalancerRecord? BalancerOf(GatewayRouteResourcesRecord made, GatewayRecord? gateway) =>
        gateway?.LoadBalancers.FirstOrDefault(balancer => balancer.Arn == made.LoadBalancerArn);

    private static JsonObject Only(JsonObject resources) => new() { ["hostSharedAlb"] = new JsonArray(resources) };
}
