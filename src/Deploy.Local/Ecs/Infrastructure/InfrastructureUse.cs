namespace Deploy.Local.Ecs.Infrastructure;

/// <summary>What an infrastructure role is for.</summary>
/// <param name="Session">The name of ECS's session.</param>
/// <param name="ManagedPolicy">AWS's policy for it, whose document Local does not have: who has it may.</param>
internal sealed record InfrastructureUse(string Session, string ManagedPolicy)
{
    public static InfrastructureUse Gateways { get; } = new("ecs-gateway", "AmazonECSInfrastructureRolePolicyForGatewayHostSharedALB");

    public static InfrastructureUse LoadBalancers { get; } = new("ecs-load-balancers", "AmazonECSInfrastructureRolePolicyForLoadBalancers");
}
