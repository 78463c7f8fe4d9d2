namespace Deploy.Local.Services;

/// <summary>What the account's roles may do; offered by IAM.</summary>
public interface IRolePolicies
{
    /// <summary>Null when there is no such role.</summary>
    RoleGrants? Find(string roleArn);

    /// <summary>The ARN with the role's path; null when there is no role of that name.</summary>
    string? ArnOf(string roleName);
}

/// <summary>A role's documents.</summary>
/// <param name="TrustPolicy">Who may assume it.</param>
/// <param name="Policies">Its inline policies and those of its managed policies that Local knows; others grant nothing.</param>
/// <param name="PermissionsBoundary">The boundary's document; null without a boundary.</param>
public sealed record RoleGrants(string TrustPolicy, IReadOnlyList<string> Policies, string? PermissionsBoundary)
{
    /// <summary>ARNs of its managed policies, also of those whose documents Local does not know.</summary>
    public IReadOnlyList<string> ManagedPolicies { get; init; } = [];
}
