using Deploy.Local.Services;

namespace Deploy.Local.Iam;

/// <summary>The permissions of IAM.</summary>
/// <remarks>
/// Calls name a role without its path. Of a role that exists the real ARN is judged; of one that does not, the name alone, so that a
/// policy for <c>role/some-path/*</c> gives AccessDenied and not NoSuchEntity.
/// See <see href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html"/>.
/// </remarks>
internal sealed class IamAccess : AccessTable
{
    private readonly IamState _state;

    public IamAccess(IamState state) : base("iam")
    {
        _state = state;
        Tags((_, arn) => state.Find(Arn.LastSegment(arn)) is { } role && role.Arn() == arn ? role.Tags : null);

        Unscoped("ListRoles").Shown(call => RoleArn(call, $"{call.Input.Text("PathPrefix") ?? "/"}"));
        For("CreateRole").On(call => RoleArn(call, $"{call.Input.Text("Path") ?? "/"}{call.Input.RequiredText("RoleName")}"))
            .With("iam:PermissionsBoundary", call => call.Input.Text("PermissionsBoundary"))
            .Tagging("iam:TagRole", "Tags");
        For("CreateServiceLinkedRole").On(call => ServiceLinkedRoles.ArnOf(call.Input.RequiredText("AWSServiceName"), call.Input.Text("CustomSuffix"), call.Region))
            .With("iam:AWSServiceName", call => call.Input.RequiredText("AWSServiceName"));
        Named("GetRole", "ListRolePolicies", "GetRolePolicy", "ListAttachedRolePolicies", "ListRoleTags");
        Named("UpdateRole", "UpdateAssumeRolePolicy", "DeleteRole", "PutRolePolicy", "DeleteRolePolicy", "DeleteRolePermissionsBoundary")
            .With("iam:PermissionsBoundary", BoundaryOf);
        Named("AttachRolePolicy", "DetachRolePolicy").With("iam:PermissionsBoundary", BoundaryOf).With("iam:PolicyARN", call => call.Input.Text("PolicyArn"));
        Named("PutRolePermissionsBoundary").With("iam:PermissionsBoundary", call => call.Input.Text("PermissionsBoundary"));
        Named("TagRole").WithTags("Tags");
        Named("UntagRole").WithTagKeys("TagKeys");
        For("GetPolicy").On(call => call.Input.RequiredText("PolicyArn")).Shown(call => $"policy {call.Input.Text("PolicyArn")}");
    }

    /// <summary>Operations that name a role.</summary>
    private AccessRule Named(params string[] operations) => For(operations)
        .On(call => _state.Find(call.Input.RequiredText("RoleName"))?.Arn() ?? RoleArn(call, $"/{call.Input.RequiredText("RoleName")}"))
        .Shown(call => $"role {call.Input.RequiredText("RoleName")}");

    private static string RoleArn(LocalCall call, string pathAndName) => Arn.MakeGlobal("iam", Partitions.Of(call.Region), $"role{pathAndName}");

    private string? BoundaryOf(LocalCall call) => _state.Find(call.Input.RequiredText("RoleName"))?.PermissionsBoundary;
}
