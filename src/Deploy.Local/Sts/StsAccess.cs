using Deploy.Local.Services;

namespace Deploy.Local.Sts;

/// <summary>The permissions of STS.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html"/>.</remarks>
internal sealed class StsAccess : AccessTable
{
    public StsAccess() : base("sts")
    {
        Free("GetCallerIdentity");
        For("AssumeRole").On(call => call.Input.RequiredText("RoleArn"))
            .With("sts:RoleSessionName", call => call.Input.Text("RoleSessionName"))
            .With("sts:ExternalId", call => call.Input.Text("ExternalId"));
    }
}
