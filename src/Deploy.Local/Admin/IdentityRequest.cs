using System.Text.Json.Nodes;
using Deploy.Local.Authorization;
using Deploy.Local.Services;

namespace Deploy.Local.Admin;

/// <summary>Body of <c>POST /_local/identity</c>: who calls, and what he may do.</summary>
public sealed record IdentityRequest
{
    /// <summary>A user, or the session of a role, of Local's account.</summary>
    public string Principal { get; init; } = $"arn:aws:sts::{LocalAccount.Id}:assumed-role/caller/session";

    /// <summary>His identity-based policies, each a policy document.</summary>
    public required IReadOnlyList<JsonObject> Policies { get; init; }

    /// <summary>The document of his permissions boundary.</summary>
    public JsonObject? PermissionsBoundary { get; init; }

    public List<string> Documents() => [.. Policies.Select(policy => policy.ToJsonString())];

    /// <summary>Null when it can be set.</summary>
    public string? Problem()
    {
        if (Arn.TryParse(Principal) is not { Account: LocalAccount.Id } arn
            || !(arn.Service == "iam" && arn.Resource.StartsWith("user/", StringComparison.Ordinal))
            && !(arn.Service == "sts" && arn.Resource.Split('/') is ["assumed-role", { Length: > 0 }, { Length: > 0 }]))
            return $"'{Principal}' is neither a user of account {LocalAccount.Id} (arn:aws:iam::{LocalAccount.Id}:user/name) nor the session of a role (arn:aws:sts::{LocalAccount.Id}:assumed-role/role/session).";
        try
        {
            foreach (var document in PermissionsBoundary is { } boundary ? [.. Documents(), boundary.ToJsonString()] : Documents())
                Policy.Parse(document);
            return null;
        }
        catch (FormatException problem)
        {
            return problem.Message;
        }
    }

    /// <summary>The identity as <c>GET /_local/identity</c> shows it; no policies and no principal when none is set.</summary>
    public static object Of(CallerIdentity caller) => new
    {
        Principal = caller.PrincipalArn,
        Policies = caller.Policies.Select(policy => JsonNode.Parse(policy)).ToArray(),
        PermissionsBoundary = caller.PermissionsBoundary is { } boundary ? JsonNode.Parse(boundary) : null,
    };
}
