using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Deploy.Ecs;
using Deploy.Engine.Clients;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Translation;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Kinds.Roles;

/// <summary>
/// Reads roles. A policy that allows a path only is held against the name without its path where a role does not exist, so that AWS answers
/// AccessDenied and not NoSuchEntity: whether a role of ours exists is asked of a list, and only what is listed is asked for by name.
/// See https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html
/// </summary>
internal static class RoleReader
{
    /// <summary>The name of the inline policy that is ours.</summary>
    public const string PolicyName = "deploy-ecs";

    /// <summary>The names of the roles in this environment's path.</summary>
    public static async Task<HashSet<string>> NamesAsync(KindContext context, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        string? marker = null;
        do
        {
            var page = await context.Aws.Iam.ListRolesAsync(new ListRolesRequest { PathPrefix = context.Identity.IamPath, Marker = marker }, cancellationToken);
            names.UnionWith((page.Roles ?? []).Select(role => role.RoleName));
            marker = page.IsTruncated == true ? page.Marker : null;
        }
        while (marker is not null);
        return names;
    }

    /// <summary>A role that a list showed, with the tags and the boundary, which lists do not tell; null: it is gone.</summary>
    public static async Task<Role?> FindListedAsync(string name, KindContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await GetAsync(name, context, cancellationToken);
        }
        catch (AmazonServiceException e) when (e.IsAccessDenied())
        {
            // A list shows a role for a moment after its deletion, and what is gone is denied.
            if ((await NamesAsync(context, cancellationToken)).Contains(name)) throw;
            return null;
        }
    }

    /// <summary>A role of whatever path; null: there is none, or it is not visible to this caller.</summary>
    public static async Task<Role?> FindAsync(string name, KindContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await GetAsync(name, context, cancellationToken);
        }
        catch (AmazonServiceException e) when (e.IsAccessDenied())
        {
            return null;
        }
    }

    /// <summary>A role that is somebody else's, or was before it was adopted; null: there is none.</summary>
    /// <exception cref="DeploymentException">It may not be read, or does not exist, and AWS does not say which.</exception>
    public static async Task<Snapshot<RoleSpec>?> ReadReferredAsync(RoleSpec spec, string name, KindContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await GetAsync(name, context, cancellationToken) is { } role
                ? await ReadAsync(role, spec.Name, spec.Ownership == Ownership.External, context, cancellationToken)
                : null;
        }
        catch (AmazonServiceException e) when (e.IsAccessDenied())
        {
            throw Denials.MayBeAbsent(spec, "", $"the role {spec.Identifier ?? name}", e);
        }
    }

    /// <summary>A role as the engine compares it.</summary>
    public static async Task<Snapshot<RoleSpec>> ReadAsync(Role role, string declaredName, bool external, KindContext context, CancellationToken cancellationToken) => new()
    {
        Arn = role.Arn,
        Tags = Tags(role),
        Actual = new RoleSpec
        {
            Name = declaredName,
            TrustedService = PolicyText.TrustedService(Decode(role.AssumeRolePolicyDocument), context.Account.AccountId),
            Description = role.Description is "" ? null : role.Description,
            PermissionsBoundary = role.PermissionsBoundary?.PermissionsBoundaryArn,
            Statements = external ? EquatableList<PolicyStatementSpec>.Empty : PolicyText.Read(await PolicyAsync(role.RoleName, context, cancellationToken)),
            ManagedPolicyArns = external ? EquatableList<string>.Empty : (await AttachedAsync(role.RoleName, context, cancellationToken)).Order(StringComparer.Ordinal).ToEquatableList(),
        },
    };

    /// <summary>The ARNs of the managed policies that are attached to a role.</summary>
    public static async Task<List<string>> AttachedAsync(string role, KindContext context, CancellationToken cancellationToken)
    {
        var arns = new List<string>();
        string? marker = null;
        do
        {
            var page = await context.Aws.Iam.ListAttachedRolePoliciesAsync(new ListAttachedRolePoliciesRequest { RoleName = role, Marker = marker }, cancellationToken);
            arns.AddRange((page.AttachedPolicies ?? []).Select(policy => policy.PolicyArn));
            marker = page.IsTruncated == true ? page.Marker : null;
        }
        while (marker is not null);
        return arns;
    }

    /// <summary>The tags of a role.</summary>
    public static IReadOnlyDictionary<string, string> Tags(Role role) => (role.Tags ?? []).ToDictionary(tag => tag.Key, tag => tag.Value ?? "", StringComparer.Ordinal);

    private static async Task<Role?> GetAsync(string name, KindContext context, CancellationToken cancellationToken)
    {
        try
        {
            return (await context.Aws.Iam.GetRoleAsync(new GetRoleRequest { RoleName = name }, cancellationToken)).Role;
        }
        catch (NoSuchEntityException)
        {
            return null;
        }
    }

    private static async Task<string?> PolicyAsync(string role, KindContext context, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await context.Aws.Iam.GetRolePolicyAsync(new GetRolePolicyRequest { RoleName = role, PolicyName = PolicyName }, cancellationToken);
            return Decode(reply.PolicyDocument);
        }
        catch (NoSuchEntityException)
        {
            return null;
        }
    }

    // IAM answers with URL-encoded documents.
    private static string? Decode(string? document) => document is null ? null : Uri.UnescapeDataString(document);
}
