using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Deploy.Local.Ecs.State;

/// <summary>A route: one service on one gateway.</summary>
public sealed class GatewayRouteRecord
{
    public required string Arn { get; set; }

    public required string GatewayArn { get; set; }

    public required string ServiceName { get; set; }

    public required string ServiceArn { get; set; }

    /// <summary>The service's connector as the route has it.</summary>
    public JsonObject Connector { get; set; } = [];

    public string Status { get; set; } = GatewayStatus.CreateInProgress;

    public required string ServiceUrl { get; set; }

    /// <summary>The security group of the service to which ECS adds an ingress rule; null where the VPC's is not known.</summary>
    public string? ServiceSecurityGroupArn { get; set; }

    /// <summary>What ECS made for it; null until it is made.</summary>
    public GatewayRouteResourcesRecord? Resources { get; set; }

    /// <summary>When the change that is in progress is done.</summary>
    public double? DueAt { get; set; }

    /// <summary>A route that goes is left alone: who connects again gets a new one.</summary>
    [JsonIgnore]
    public bool IsGoing => Status is GatewayStatus.DeleteInProgress or GatewayStatus.DeleteFailed;
}

/// <summary>What ECS made for a route, by ARN.</summary>
public sealed record GatewayRouteResourcesRecord(
    string LoadBalancerArn, string ListenerRuleArn, string SecurityGroupRuleArn, string TargetGroupArn, string CertificateArn)
{
    /// <summary>The rule for test traffic; null where the gateway picks none out.</summary>
    public string? TestListenerRuleArn { get; init; }
}
