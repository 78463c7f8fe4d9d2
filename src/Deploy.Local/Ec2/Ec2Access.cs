using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Ec2;

/// <summary>The permissions of EC2. Reads have no resource.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html"/>.</remarks>
internal sealed class Ec2Access : AccessTable
{
    public Ec2Access() : base("ec2")
    {
        Unscoped("DescribeVpcs", "DescribeSubnets", "DescribeSecurityGroups", "DescribeRouteTables", "DescribeAvailabilityZones").Shown(_ => "");
        Creating("CreateVpc", call => [call.Arn("ec2", "vpc/*")]);
        Creating("CreateSubnet", call => [call.Arn("ec2", "subnet/*"), Of(call, call.Input.Text("VpcId"))]);
        Creating("CreateSecurityGroup", call => [call.Arn("ec2", "security-group/*"), Of(call, call.Input.Text("VpcId"))]);
        For("CreateTags").OnEach(call => call.Input.Texts("Resources").Select(id => Of(call, id))).WithTags("Tags");
        For("DeleteTags").OnEach(call => call.Input.Texts("Resources").Select(id => Of(call, id)));
    }

    private void Creating(string operation, Func<LocalCall, IEnumerable<string>> resources) => For(operation).OnEach(resources)
        .Also("ec2:CreateTags", rule => rule.OnEach(call => resources(call).Take(1)).With("ec2:CreateAction", call => call.Operation)
            .When(call => call.Input["TagSpecifications"] is JsonArray { Count: > 0 }));

    private static string Of(LocalCall call, string? id) => call.Arn("ec2", $"{id?.Split('-')[0] switch
    {
        "vpc" => "vpc",
        "subnet" => "subnet",
        "sg" => "security-group",
        "rtb" => "route-table",
        _ => "*",
    }}/{id}");
}
