using Deploy.Local.Services;

namespace Deploy.Local.Authorization;

/// <summary>IAM's logic within one account: an explicit deny wins, then identity-based policies and the boundary must both allow.</summary>
/// <remarks>
/// Policies of resources, of organizations and of sessions are not part of it.
/// See <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html"/>.
/// </remarks>
internal static class PolicyEvaluator
{
    public static AccessDecision Evaluate(Principal principal, AccessRequest request, AccessContext context)
    {
        if (Denies(principal.Policies))
            return Refuse("with an explicit deny in an identity-based policy");
        if (principal.Boundary is { } limit && Denies([limit]))
            return Refuse("with an explicit deny in a permissions boundary");
        if (!Allows(principal.Policies))
            return Refuse($"because no identity-based policy allows the {request.Action} action");
        if (principal.Boundary is { } boundary && !Allows([boundary]))
            return Refuse($"because no permissions boundary allows the {request.Action} action");
        return AccessDecision.Allowed;

        bool Denies(IReadOnlyList<Policy> policies) => Applying(policies).Any(statement => statement.IsDeny);

        bool Allows(IReadOnlyList<Policy> policies) => Applying(policies).Any(statement => !statement.IsDeny);

        IEnumerable<PolicyStatement> Applying(IReadOnlyList<Policy> policies) =>
            policies.SelectMany(policy => policy.Statements).Where(statement => statement.AppliesTo(request, context));

        AccessDecision Refuse(string why) => new(Sentence(principal.Arn, request, why));
    }

    /// <summary>AWS's words of a refusal.</summary>
    public static string Sentence(string principal, AccessRequest request, string why)
    {
        var resource = request.Shown ?? request.Resource;
        return $"User: {principal} is not authorized to perform: {request.Action} {(resource.Length == 0 ? "" : $"on resource: {resource} ")}{why}";
    }
}
