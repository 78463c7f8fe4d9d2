namespace Deploy.Local.Ecs.State;

/// <summary>A load balancer that ECS made for a gateway.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="ListenerArn">That of its one listener.</param>
/// <param name="SecurityGroupArn">That of the security group that ECS made for it.</param>
public sealed record GatewayLoadBalancerRecord(string Arn, string ListenerArn, string SecurityGroupArn);
