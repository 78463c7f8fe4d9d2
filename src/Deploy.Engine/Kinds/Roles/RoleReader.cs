using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Deploy.Ecs;
using Deploy.Engine.Clients;
using Deploy.Engine.Identity;
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
    public static ValueTask<HashSet<string>> NamesAsync(KindContext context, CancellationToken cancellationToken) => Pages.ItemsAsync(
        marker => context.Aws.Iam.ListRolesAsync(
            new ListRolesRequest { PathPrefix = context.Identity.IamPath, Marker = marker }, cancellationToken),
        page => page.Roles,
        page => page.IsTruncated == true ? page.Marker : null)
        .Select(role => role.RoleName)
        .ToHashSetAsync(StringComparer.Ordinal, cancellationToken);

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
    public static ValueTask<List<string>> AttachedAsync(
        string role, KindContext context, CancellationToken cancellationToken) => Pages.ItemsAsync(
        marker => context.Aws.Iam.ListAttachedRolePoliciesAsync(
            new ListAttachedRolePoliciesRequest { RoleName = role, Marker = marker }, cancellationToken),
        page => page.AttachedPolicies,
        page => page.IsTruncated == true ? page.Marker : null)
        .Select(policy => policy.PolicyArn)
        .ToListAsync(cancellationToken);

    /// <summary>The tags of a role.</summary>
    public static IReadOnlyDictionary<string, string> Tags(Role role) => ServiceTags.Read(role.Tags, tag => (tag.Key, tag.Value));

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
            var reply = await context.Aws.Iam.GetRolePolicyAsync(
                new GetRolePolicyRequest { RoleName = role, PolicyName = PolicyName }, cancellationToken);
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
