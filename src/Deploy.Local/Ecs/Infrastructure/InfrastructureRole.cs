using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Infrastructure;

/// <summary>A role in whose name ECS makes and changes what stands around its services.</summary>
internal sealed class InfrastructureRole(LocalContext context, string region, InfrastructureUse use)
{
    private const string Service = "ecs.amazonaws.com";

    /// <summary>Why ECS cannot act in its name; null: it can.</summary>
    /// <param name="roleArn">The role.</param>
    /// <param name="action">One that has to be allowed where the role has a policy of its own in place of AWS's.</param>
    /// <param name="resource">What the action is for.</param>
    public string? Refusal(string roleArn, string action, string resource = "*")
    {
        if (context.Peers.Find<IRoleCatalog>() is { } roles && !roles.CanAssume(roleArn, Service))
            return $"Unable to assume the infrastructure role {roleArn}.";
        var attached = context.Peers.Find<IRolePolicies>()?.Find(roleArn)?.ManagedPolicies ?? [];
        if (attached.Any(policy => Arn.LastSegment(policy) == use.ManagedPolicy))
            return null;
        var request = new AccessRequest(action, resource, new AccessContext());
        return context.Peers.Find<IAuthorization>()?.Evaluate(roleArn, use.Session, region, request).Refusal;
    }
}
