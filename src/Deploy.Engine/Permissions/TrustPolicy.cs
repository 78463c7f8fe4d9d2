using System.Text.Json.Nodes;

namespace Deploy.Engine.Permissions;

/// <summary>
/// The trust policy by which a job of GitHub Actions gets short-lived credentials of a role, without a stored key. See
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html
/// </summary>
public static class TrustPolicy
{
    private const string Provider = "token.actions.githubusercontent.com";

    /// <summary>The document.</summary>
    /// <param name="account">The account of the role.</param>
    /// <param name="partition">The account's partition, such as <c>aws</c>.</param>
    /// <param name="repository">Owner and name: <c>acme/storefront</c>.</param>
    /// <param name="branch">The branch that may deploy; null: pull requests, which may plan.</param>
    public static JsonObject Of(string account, string partition, string repository, string? branch) => new()
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new JsonArray(new JsonObject
        {
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { ["Federated"] = $"arn:{partition}:iam::{account}:oidc-provider/{Provider}" },
            ["Action"] = "sts:AssumeRoleWithWebIdentity",
            ["Condition"] = new JsonObject
            {
                ["StringEquals"] = new JsonObject
                {
                    [$"{Provider}:aud"] = "sts.amazonaws.com",
                    [$"{Provider}:sub"] = $"repo:{repository}:{(branch is null ? "pull_request" : $"ref:refs/heads/{branch}")}",
                },
            },
        }),
    };
}
