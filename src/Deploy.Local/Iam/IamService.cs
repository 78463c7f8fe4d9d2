using Deploy.Local.Services;
using Deploy.Local.Services.Facts;

namespace Deploy.Local.Iam;

/// <summary>AWS IAM, as far as roles go. It is one for all regions.</summary>
public sealed class IamService : LocalService, IRoleCatalog, IRolePolicies
{
    /// <summary>A boundary of which Local does not know what it allows.</summary>
    private const string NothingAllowed = """{"Version":"2012-10-17","Statement":[]}""";

    private readonly IamState _state;

    public IamService(LocalContext context) : base("iam")
    {
        _state = new IamState(context);
        Access = new IamAccess(_state);
        context.Peers.Offer<IRoleCatalog>(this);
        context.Peers.Offer<IRolePolicies>(this);
        context.Peers.Offer<IStandIns>(new RoleSeeds(_state));
        var serviceLinked = new ServiceLinkedRoles(context, _state);
        context.Peers.Offer<IServiceLinkedRoles>(serviceLinked);

        var roles = new RoleLocal(_state, serviceLinked);
        On("CreateRole", roles.Create);
        On("CreateServiceLinkedRole", roles.CreateServiceLinked);
        On("GetRole", roles.Get);
        On("ListRoles", roles.List);
        On("UpdateRole", roles.Update);
        On("UpdateAssumeRolePolicy", roles.UpdateTrust);
        On("PutRolePermissionsBoundary", roles.PutBoundary);
        On("DeleteRolePermissionsBoundary", roles.DeleteBoundary);
        On("DeleteRole", roles.Delete);

        var policies = new RolePolicies(_state);
        On("PutRolePolicy", policies.Put);
        On("GetRolePolicy", policies.Get);
        On("DeleteRolePolicy", policies.Delete);
        On("ListRolePolicies", policies.List);
        On("AttachRolePolicy", policies.Attach);
        On("DetachRolePolicy", policies.Detach);
        On("ListAttachedRolePolicies", policies.ListAttached);
        On("GetPolicy", policies.GetManaged);

        var tags = new RoleTags(_state);
        On("TagRole", tags.Tag);
        On("UntagRole", tags.Untag);
        On("ListRoleTags", tags.List);
    }

    /// <inheritdoc/>
    public bool CanAssume(string roleArn, string servicePrincipal) =>
        FindByArn(roleArn) is { } role && PolicyDocument.TrustedServices(role.TrustPolicy).Contains(servicePrincipal);

    /// <inheritdoc/>
    public string? ArnOf(string roleName) => _state.Find(roleName)?.Arn();

    /// <inheritdoc/>
    RoleGrants? IRolePolicies.Find(string roleArn) => FindByArn(roleArn) is { } role
        ? new RoleGrants(
            role.TrustPolicy,
            [.. role.Policies.Values, .. role.AttachedPolicies.Select(ManagedPolicies.DocumentOf).OfType<string>()],
            role.PermissionsBoundary is { } boundary ? ManagedPolicies.DocumentOf(boundary) ?? NothingAllowed : null)
        {
            ManagedPolicies = [.. role.AttachedPolicies],
        }
        : null;

    private IamRole? FindByArn(string roleArn) =>
        Arn.TryParse(roleArn) is { Service: "iam" } arn
        && arn.Resource.StartsWith("role/", StringComparison.Ordinal)
        && _state.Find(Arn.LastSegment(arn.Resource)) is { } role
        && role.Arn() == roleArn
            ? role
            : null;
}
