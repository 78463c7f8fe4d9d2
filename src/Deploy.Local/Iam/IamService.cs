using Deploy.Local.Services;

namespace Deploy.Local.Iam;

/// <summary>AWS IAM, as far as roles go. It is one for all regions, and nobody is denied anything for lack of a permission.</summary>
public sealed class IamService : LocalService, IRoleCatalog
{
    private readonly IamState _state;

    public IamService(LocalContext context) : base("iam")
    {
        _state = new IamState(context);
        context.Peers.Offer<IRoleCatalog>(this);

        var roles = new RoleLocal(_state);
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
        Arn.TryParse(roleArn) is { Service: "iam" } arn
        && arn.Resource.StartsWith("role/", StringComparison.Ordinal)
        && _state.Find(Arn.LastSegment(arn.Resource)) is { } role
        && role.Arn() == roleArn
        && PolicyDocument.TrustedServices(role.TrustPolicy).Contains(servicePrincipal);
}
