using System.Text.Json.Nodes;
using Deploy.Local.Ecs.Gateways;
using Deploy.Local.Ecs.Infrastructure;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;
using static Deploy.Local.Ecs.State.GatewayStatus;

namespace Deploy.Local.Ecs.Simulation;

/// <summary>Ends updates of gateways that are due, and associations that no route holds any more.</summary>
internal sealed class GatewaySimulation(LocalContext context, string region)
{
    public void AdvanceTo(EcsState state, double now)
    {
        foreach (var gateway in state.Gateways.Values)
        {
            if (gateway.DueAt <= now && gateway.Update is { } update)
                Apply(gateway, update, gateway.DueAt.Value);
            foreach (var (cluster, status) in gateway.Associations.ToList())
                if (status == Disassociating && !HasRoutes(state, cluster, gateway))
                    gateway.Associations.Remove(cluster);
        }
    }

    private static bool HasRoutes(EcsState state, string cluster, GatewayRecord gateway) =>
        state.Clusters.Values.Any(known => known.Arn == cluster && known.Routes.Any(route => route.GatewayArn == gateway.Arn));

    /// <summary>What was asked for holds for load balancers to come, also where one that is there could not be changed.</summary>
    private void Apply(GatewayRecord gateway, JsonObject update, double at)
    {
        gateway.Update = null;
        gateway.DueAt = null;
        gateway.UpdatedAt = at;
        gateway.RoleArn = update.Text("infrastructureRoleArn") ?? gateway.RoleArn;
        gateway.PropagateTags = update.Text("propagateTags") ?? gateway.PropagateTags;
        try
        {
            var given = update.Object("configuration")?.Object("hostSharedAlb");
            gateway.Settings = new GatewaySettings(context, region).Changed(gateway, given);
        }
        catch (LocalServiceException problem)
        {
            gateway.Status = UpdateFailed;
            gateway.StatusReason = problem.Message;
            return;
        }

        const string Operation = "ModifyLoadBalancerAttributes";
        var refusal = gateway.LoadBalancers.Count == 0
            ? null
            : new InfrastructureRole(context, region, InfrastructureUse.Gateways).Refusal(gateway.RoleArn, $"elasticloadbalancing:{Operation}");
        if (refusal is null)
        {
            gateway.DeletionProtection = update.Flag("deletionProtection") ?? gateway.DeletionProtection;
            gateway.Status = UpdateComplete;
            return;
        }

        gateway.Status = UpdateFailed;
        gateway.StatusReason = "Some resources of the gateway could not be updated.";
        gateway.Failures = gateway.LoadBalancers.Select(JsonNode? (balancer) => new JsonObject
        {
            ["arn"] = balancer.Arn,
            ["errors"] = new JsonArray(new JsonObject { ["operation"] = Operation, ["code"] = "AccessDenied", ["message"] = refusal }),
        }).ToJsonArray();
    }
}
