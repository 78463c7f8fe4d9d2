using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Gateways;

/// <summary>ARNs of what ECS makes behind a gateway. The things themselves are not in Local's Elastic Load Balancing.</summary>
internal static class GatewayResources
{
    public static GatewayLoadBalancerRecord LoadBalancer(string region)
    {
        var path = $"app/ecs-gateway-{Identifiers.Hex(12)}/{Identifiers.Hex(16)}";
        return new GatewayLoadBalancerRecord(
            Arn.Make("elasticloadbalancing", region, $"loadbalancer/{path}"),
            Arn.Make("elasticloadbalancing", region, $"listener/{path}/{Identifiers.Hex(16)}"),
            Arn.Make("ec2", region, $"security-group/sg-{Identifiers.Hex(17)}"));
    }

    public static GatewayRouteResourcesRecord OfRoute(string region, GatewayLoadBalancerRecord balancer) => new(
        balancer.Arn,
        Rule(balancer),
        Arn.Make("ec2", region, $"security-group-rule/sgr-{Identifiers.Hex(17)}"),
        Arn.Make("elasticloadbalancing", region, $"targetgroup/ecs-gateway-{Identifiers.Hex(12)}/{Identifiers.Hex(16)}"),
        Arn.Make("acm", region, $"certificate/{Guid.NewGuid()}"));

    public static string Rule(GatewayLoadBalancerRecord balancer) =>
        $"{balancer.ListenerArn.Replace(":listener/", ":listener-rule/", StringComparison.Ordinal)}/{Identifiers.Hex(16)}";
}
