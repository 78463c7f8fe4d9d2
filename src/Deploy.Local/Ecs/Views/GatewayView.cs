using System.Text.Json.Nodes;
using Deploy.Local.Ecs.Gateways;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Views;

/// <summary>The model's Gateway, its brief form, and what stands behind it.</summary>
internal static class GatewayView
{
    public static JsonObject Of(GatewayRecord gateway)
    {
        var settings = gateway.Settings.Copy();
        settings["currentAlbCount"] = gateway.LoadBalancers.Count;
        return new JsonObject
        {
            ["gatewayArn"] = gateway.Arn,
            ["name"] = gateway.Name,
            ["status"] = gateway.Status,
            ["failures"] = gateway.Failures.Copy(),
            ["infrastructureRoleArn"] = gateway.RoleArn,
            ["deletionProtection"] = gateway.DeletionProtection,
            ["configuration"] = new JsonObject { ["hostSharedAlb"] = settings },
            ["accessType"] = CompatibleGateways.AccessTypeOf(gateway),
            ["propagateTags"] = gateway.PropagateTags,
            ["tags"] = gateway.Tags.ToJson(),
            ["createdAt"] = Moments.Of(gateway.CreatedAt),
            ["updatedAt"] = Moments.Of(gateway.UpdatedAt),
        }.With("statusReason", gateway.StatusReason);
    }

    public static JsonObject Brief(GatewayRecord gateway) => new()
    {
        ["gatewayArn"] = gateway.Arn,
        ["name"] = gateway.Name,
        ["status"] = gateway.Status,
        ["createdAt"] = Moments.Of(gateway.CreatedAt),
    };

    public static JsonObject Resources(
        GatewayRecord gateway, IEnumerable<GatewayLoadBalancerRecord> balancers, IReadOnlyList<GatewayRouteRecord> routes)
    {
        var list = balancers.Select(JsonNode? (balancer) => new JsonObject
        {
            ["loadBalancerArn"] = balancer.Arn,
            ["listenerArn"] = balancer.ListenerArn,
            ["securityGroup"] = balancer.SecurityGroupArn,
            ["gatewayRouteArns"] = routes.Where(route => route.Resources?.LoadBalancerArn == balancer.Arn)
                .Select(route => route.Arn).ToJsonArray(),
        });
        return new JsonObject
        {
            ["gatewayArn"] = gateway.Arn,
            ["resources"] = new JsonObject { ["hostSharedAlb"] = list.ToJsonArray() },
        };
    }
}
