using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Gateways;

/// <summary>The role in whose name ECS makes and removes what stands behind a gateway.</summary>
internal sealed class InfrastructureRole(LocalContext context, string region)
{
    private const string Service = "ecs.amazonaws.com";

    /// <summary>AWS's policy for it, whose document Local does not have.</summary>
    private const string ManagedPolicy = "AmazonECSInfrastructureRolePolicyForGatewayHostSharedALB";

    /// <summary>Why ECS cannot act in its name; null: it can.</summary>
    /// <param name="roleArn">The role.</param>
    /// <param name="action">One that has to be allowed where the role has a policy of its own in place of AWS's.</param>
    public string? Refusal(string roleArn, string action)
    {
        if (context.Peers.Find<IRoleCatalog>() is { } roles && !roles.CanAssume(roleArn, Service))
            return $"Unable to assume the infrastructure role {roleArn}.";
        var attached = context.Peers.Find<IRolePolicies>()?.Find(roleArn)?.ManagedPolicies ?? [];
        if (attached.Any(policy => Arn.LastSegment(policy) == ManagedPolicy))
            return null;
        var request = new AccessRequest(action, "*", new AccessContext());
        return context.Peers.Find<IAuthorization>()?.Evaluate(roleArn, "ecs-gateway", region, request).Refusal;
    }
}
