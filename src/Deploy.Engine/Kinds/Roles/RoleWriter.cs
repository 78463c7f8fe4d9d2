using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Deploy.Engine.Clients;
using Deploy.Engine.Differences;
using Deploy.Engine.Identity;
using Deploy.Engine.Translation;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Kinds.Roles;

/// <summary>Writes the policies of roles.</summary>
internal static class RoleWriter
{
    // Long enough for a role to become visible, short enough for who may not do it at all.
    private static readonly TimeSpan DeniedLimit = TimeSpan.FromSeconds(15);

    /// <summary>Writes the inline policy: before a rollout what the earlier and the later statements allow together, after it the later alone.</summary>
    public static async Task UpdateStatementsAsync(
        string name, RoleSpec desired, RoleSpec actual, IReadOnlyList<PropertyChange> changes, KindContext context, CancellationToken cancellationToken)
    {
        var written = changes.Where(change => new[] { change }.Touch(nameof(RoleSpec.Statements))).ToList();
        if (written.Count == 0) return;
        IReadOnlyList<PolicyStatementSpec> statements = written.Any(change => change.AfterRollout) ? desired.Statements : PermissionSet.Union(actual.Statements, desired.Statements);
        if (statements.Count > 0) await PutPolicyAsync(name, statements, isNew: false, context, cancellationToken);
        else await context.Aws.Iam.DeleteRolePolicyAsync(new DeleteRolePolicyRequest { RoleName = name, PolicyName = RoleReader.PolicyName }, cancellationToken);
    }

    /// <summary>Writes the inline policy.</summary>
    /// <param name="name">The role.</param>
    /// <param name="statements">What it allows.</param>
    /// <param name="isNew">True for a role that was made a moment ago.</param>
    /// <param name="context">The run.</param>
    /// <param name="cancellationToken">Ends the attempts.</param>
    public static Task PutPolicyAsync(string name, IReadOnlyList<PolicyStatementSpec> statements, bool isNew, KindContext context, CancellationToken cancellationToken) =>
        OnRoleAsync(
            () => context.Aws.Iam.PutRolePolicyAsync(
                new PutRolePolicyRequest { RoleName = name, PolicyName = RoleReader.PolicyName, PolicyDocument = PolicyText.Write(statements) }, cancellationToken),
            isNew, context, cancellationToken);

    /// <summary>Attaches a managed policy.</summary>
    /// <param name="name">The role.</param>
    /// <param name="arn">The policy.</param>
    /// <param name="isNew">True for a role that was made a moment ago.</param>
    /// <param name="context">The run.</param>
    /// <param name="cancellationToken">Ends the attempts.</param>
    public static Task AttachAsync(string name, string arn, bool isNew, KindContext context, CancellationToken cancellationToken) =>
        OnRoleAsync(
            () => context.Aws.Iam.AttachRolePolicyAsync(new AttachRolePolicyRequest { RoleName = name, PolicyArn = arn }, cancellationToken), isNew, context, cancellationToken);

    /// <summary>Tags in IAM's form.</summary>
    public static List<Tag> Write(IEnumerable<KeyValuePair<string, string>> tags) =>
        ServiceTags.Write(tags, (key, value) => new Tag { Key = key, Value = value });

    /// <summary>A role that is not visible yet does not exist or, where a policy allows its path only, is denied.</summary>
    private static Task<T> OnRoleAsync<T>(Func<Task<T>> call, bool isNew, KindContext context, CancellationToken cancellationToken)
    {
        var started = context.Time.GetTimestamp();
        return Propagation.RetryAsync(
            call,
            e => IsRoleNotSeenYet(e) || (isNew && e.IsAccessDenied() && context.Time.GetElapsedTime(started) < DeniedLimit),
            context.Time,
            context.Limit,
            cancellationToken);
    }

    // The same error for a managed policy that does not exist is a verdict.
    private static bool IsRoleNotSeenYet(AmazonServiceException e) => e is NoSuchEntityException && e.Message.Contains("role", StringComparison.OrdinalIgnoreCase);
}
