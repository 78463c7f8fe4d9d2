using Deploy.Local.Services;

namespace Deploy.Local.Ssm;

/// <summary>The permissions of Systems Manager's parameter store.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html"/>.</remarks>
internal sealed class SsmAccess : AccessTable
{
    public SsmAccess() : base("ssm")
    {
        Unscoped("DescribeParameters");
        For("PutParameter", "GetParameter", "DeleteParameter").On(call => ArnOf(call.Region, call.Input.RequiredText("Name")));
        For("GetParameters").OnEach(call => call.Input.Texts("Names").Select(name => ArnOf(call.Region, name)));
    }

    /// <summary>The ARN has one slash before the name, whether the name begins with one or not, and no version.</summary>
    public static string ArnOf(string region, string nameOrArn)
    {
        if (nameOrArn.StartsWith("arn:", StringComparison.Ordinal))
            return nameOrArn;
        return Arn.Make("ssm", region, $"parameter/{nameOrArn.TrimStart('/').Split(':')[0]}");
    }
}
