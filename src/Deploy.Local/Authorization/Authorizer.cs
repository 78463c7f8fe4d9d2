using System.Globalization;
using Deploy.Local.Services;

namespace Deploy.Local.Authorization;

/// <summary>Judges callers and roles by their policies. It is asked inside the gate.</summary>
public sealed class Authorizer(LocalContext context) : IAuthorization
{
    private const string Global = "global";

    /// <summary>The caller that was set.</summary>
    public CallerIdentity Caller => context.Store.Document<CallerIdentity>("identity", Global);

    /// <inheritdoc/>
    public string PrincipalArn(string accessKeyId, string region) =>
        SessionOf(accessKeyId)?.Arn ?? Caller.PrincipalArn ?? LocalAccount.CallerArnIn(region);

    /// <inheritdoc/>
    public AccessDecision Evaluate(string roleArn, string session, string region, AccessRequest request) =>
        Evaluate(OfRole(roleArn, SessionArn(roleArn, session)), region, request);

    /// <inheritdoc/>
    public AccessDecision EvaluateCaller(string accessKeyId, string region, AccessRequest request)
    {
        var session = SessionOf(accessKeyId);
        if (Caller.PrincipalArn is null && session is not { IsJudged: true })
            return AccessDecision.Allowed;
        var principal = session is null ? OfCaller() : OfRole(session.RoleArn, session.Arn);
        var decision = Evaluate(principal, region, request);
        return decision.IsAllowed && request.Action == "sts:AssumeRole" ? Trust(principal, request) : decision;
    }

    /// <summary>Everything that a request needs.</summary>
    /// <returns>The first refusal, or null.</returns>
    public string? Refusal(ILocalService service, LocalCall call) =>
        Caller.PrincipalArn is null && SessionOf(call.AccessKeyId) is not { IsJudged: true } ? null : service.Access.Requests(call)
            .Select(request => EvaluateCaller(call.AccessKeyId, call.Region, request).Refusal)
            .FirstOrDefault(refusal => refusal is not null);

    /// <summary>Whether the key is of a session that has ended.</summary>
    public bool IsExpired(string accessKeyId) => SessionOf(accessKeyId) is { IsExpired: true };

    private RoleSession? SessionOf(string accessKeyId) => context.Peers.Find<ISessions>()?.Find(accessKeyId);

    private AccessDecision Evaluate(Principal principal, string region, AccessRequest request) =>
        PolicyEvaluator.Evaluate(principal, request, GlobalKeys(principal, region, request).And(request.Context));

    /// <summary>Strict: the role's policy must name the caller or the account, and the caller needs his own permission.</summary>
    private AccessDecision Trust(Principal principal, AccessRequest request)
    {
        var account = LocalAccount.Id;
        var roles = context.Peers.Find<IRolePolicies>();
        List<string> names = [principal.Arn, account, $"arn:{Partition(principal.Arn)}:iam::{account}:root"];
        if (RoleOf(principal.Arn) is { } role)
            names.Add(role);
        var statements = roles?.Find(request.Resource) is { } grants ? Policy.Parse(grants.TrustPolicy).Statements : [];
        var speaking = statements.Where(statement => statement.Trusts(request.Action, names, GlobalKeys(principal, "", request).And(request.Context))).ToList();
        return speaking.Count > 0 && !speaking.Any(statement => statement.IsDeny)
            ? AccessDecision.Allowed
            : new AccessDecision($"User: {principal.Arn} is not authorized to perform: {request.Action} on resource: {request.Resource}");
    }

    private Principal OfCaller() => new(
        Caller.PrincipalArn!, [.. Caller.Policies.Select(Policy.Parse)], Caller.PermissionsBoundary is { } boundary ? Policy.Parse(boundary) : null);

    private Principal OfRole(string roleArn, string principalArn)
    {
        var grants = context.Peers.Find<IRolePolicies>()?.Find(roleArn);
        return new Principal(
            principalArn,
            [.. (grants?.Policies ?? []).Select(Policy.Parse)],
            grants?.PermissionsBoundary is { } boundary ? Policy.Parse(boundary) : null);
    }

    private AccessContext GlobalKeys(Principal principal, string region, AccessRequest request)
    {
        var isRole = principal.Arn.Contains(":assumed-role/", StringComparison.Ordinal);
        return new AccessContext()
            .With("aws:PrincipalArn", RoleOf(principal.Arn) ?? principal.Arn)
            .With("aws:PrincipalAccount", LocalAccount.Id)
            .With("aws:PrincipalType", isRole ? "AssumedRole" : "User")
            .With("aws:username", isRole ? null : Arn.LastSegment(principal.Arn))
            .With("aws:RequestedRegion", request.Action.StartsWith("iam:", StringComparison.Ordinal) ? "us-east-1" : region)
            .With("aws:ResourceAccount", Arn.TryParse(request.Resource)?.Account)
            .With("aws:SourceIp", "127.0.0.1")
            // Local speaks plain HTTP, but the same client would come to AWS by TLS.
            .With("aws:SecureTransport", "true")
            .With("aws:ViaAWSService", "false")
            .With("aws:CurrentTime", context.Clock.Now.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture))
            .With("aws:EpochTime", context.Clock.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The role of a session that the account knows; its path is not in the session's ARN.</summary>
    private string? RoleOf(string principalArn) =>
        Arn.TryParse(principalArn) is { Service: "sts" } arn && arn.Resource.Split('/') is ["assumed-role", var name, ..]
            ? context.Peers.Find<IRolePolicies>()?.ArnOf(name) ?? $"arn:{Partition(principalArn)}:iam::{arn.Account}:role/{name}"
            : null;

    private static string SessionArn(string roleArn, string session) =>
        $"arn:{Partition(roleArn)}:sts::{LocalAccount.Id}:assumed-role/{Arn.LastSegment(roleArn)}/{session}";

    private static string Partition(string arn) => arn.Split(':') is ["arn", var partition, ..] ? partition : "aws";
}
