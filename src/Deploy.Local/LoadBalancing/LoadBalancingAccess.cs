using Deploy.Local.Services;

namespace Deploy.Local.LoadBalancing;

/// <summary>The permissions of Elastic Load Balancing v2. Reads have no resource.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html"/>.</remarks>
internal sealed class LoadBalancingAccess : AccessTable
{
    private const string AddTags = "elasticloadbalancing:AddTags";

    public LoadBalancingAccess(Func<string, LoadBalancingState> state) : base("elasticloadbalancing")
    {
        Tags((call, arn) => state(call.Region).Tags.GetValueOrDefault(arn));

        Unscoped(
            "DescribeTargetGroups", "DescribeTargetGroupAttributes", "DescribeTargetHealth", "DescribeLoadBalancers", "DescribeListeners", "DescribeRules",
            "DescribeTags").Shown(_ => "");
        For("CreateTargetGroup").On(call => call.Arn(Prefix, $"targetgroup/{call.Input.Text("Name")}/*")).Tagging(AddTags, "Tags");
        For("ModifyTargetGroupAttributes").On(call => call.Input.RequiredText("TargetGroupArn"));
        For("DeleteTargetGroup").On(call => call.Input.RequiredText("TargetGroupArn"));
        For("CreateLoadBalancer").On(call => call.Arn(Prefix, $"loadbalancer/{(call.Input.Text("Type") == "network" ? "net" : "app")}/{call.Input.Text("Name")}/*")).Tagging(AddTags, "Tags");
        For("DeleteLoadBalancer").On(call => call.Input.RequiredText("LoadBalancerArn"));
        For("CreateListener").On(call => call.Input.RequiredText("LoadBalancerArn")).Tagging(AddTags, "Tags");
        For("CreateRule").On(call => call.Input.RequiredText("ListenerArn")).Tagging(AddTags, "Tags");
        For("DeleteListener").On(call => call.Input.RequiredText("ListenerArn"));
        For("AddTags").OnEach(call => call.Input.Texts("ResourceArns")).WithTags("Tags");
        For("RemoveTags").OnEach(call => call.Input.Texts("ResourceArns")).WithTagKeys("TagKeys");
    }
}
