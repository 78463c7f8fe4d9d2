using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Deploy.Ecs;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Tests.Support;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Testing.Local;
using Task = System.Threading.Tasks.Task;

namespace Deploy.Engine.Tests.Running;

/// <summary>A target group that ECS would refuse is refused before anything is written, at the attribute that names it.</summary>
public sealed class TargetGroupTests(LocalAwsFixture local) : LocalTest(local)
{
    private const int Line = 7;

    [Fact]
    public async Task One_without_a_load_balancer()
    {
        await GroupAsync("lonely", listens: false);
        await RefusedAsync("lonely", "no load balancer forwards to the target group 'lonely'", "a listener, or a rule");
    }

    [Fact]
    public async Task One_of_instances()
    {
        await GroupAsync("instances", type: "instance");
        await RefusedAsync("instances", "has the target type instance, and tasks with the network mode awsvpc need ip", "make one with the target type ip");
    }

    [Fact]
    public async Task One_of_functions()
    {
        await SendAsync("Action=CreateTargetGroup&Name=functions&TargetType=lambda");
        await RefusedAsync("functions", "has the target type lambda, which takes no tasks");
    }

    [Fact]
    public async Task One_of_another_VPC()
    {
        var vpc = Match(await SendAsync("Action=CreateVpc&CidrBlock=10.0.0.0/16", "ec2", "2016-11-15"), "vpcId");
        await GroupAsync("elsewhere", vpc: vpc);
        await RefusedAsync("elsewhere", $"lies in {vpc}, and the service's subnets in vpc-", $"or subnets of {vpc}");
    }

    [Fact]
    public async Task One_of_another_protocol()
    {
        await GroupAsync("datagrams", protocol: "UDP");
        await RefusedAsync("datagrams", "sends UDP, and port 8080 of container app is mapped for tcp only");
    }

    [Fact]
    public async Task One_that_fits_is_deployed_by_name_and_by_ARN()
    {
        var arn = await GroupAsync("fits");
        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.ApplyAsync(Shop("fits")));
        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(Shop(arn)));
    }

    private static DeploymentPlan Shop(string group) => Plans.Shop().With(((ServiceSpec)Plans.Shop().Find(Plans.Service)!) with
    {
        LoadBalancers = EquatableList.Of(new LoadBalancerSpec { TargetGroup = group, ContainerName = "app", ContainerPort = 8080 }),
    });

    private async Task RefusedAsync(string group, params string[] texts)
    {
        await Local.ForgetRequestsAsync();
        var map = new SourceMap
        {
            Locations = EquatableList.Of(new SourceLocation(Plans.Service, "", "Shop.cs", 3, 1), new SourceLocation(Plans.Service, $"LoadBalancers[{group}:8080]", "Shop.cs", Line, 1)),
        };

        var outcome = await Deployment.ApplyAsync(Shop(group), map);

        Assert.True(outcome == DeploymentOutcome.RefusedByPreflight, $"{outcome}: {Deployment.Events.Text}");
        var error = Deployment.Events.Diagnostics.Last();
        Assert.Equal(("DECS3019", Line), (error.Code, error.Location?.Line));
        Assert.All(texts, text => Assert.Contains(text, error.Text, StringComparison.Ordinal));
        Assert.Empty(await Local.MutationsAsync());
    }

    private async Task<string> GroupAsync(string name, string type = "ip", string protocol = "HTTP", string? vpc = null, bool listens = true)
    {
        var subnets = (await Aws.Ec2.DescribeSubnetsAsync(new())).Subnets;
        var group = Match(await SendAsync($"Action=CreateTargetGroup&Name={name}&Protocol={protocol}&Port=8080&TargetType={type}&VpcId={vpc ?? subnets[0].VpcId}"), "TargetGroupArn");
        if (!listens) return group;
        var kind = protocol == "HTTP" ? "application" : "network";
        var balancer = Match(await SendAsync($"Action=CreateLoadBalancer&Name={name}&Type={kind}&Subnets.member.1={subnets[0].SubnetId}&Subnets.member.2={subnets[1].SubnetId}"), "LoadBalancerArn");
        await SendAsync(
            $"Action=CreateListener&LoadBalancerArn={Uri.EscapeDataString(balancer)}&Protocol={protocol}&Port=80&DefaultActions.member.1.Type=forward&DefaultActions.member.1.TargetGroupArn={Uri.EscapeDataString(group)}");
        return group;
    }

    private async Task<string> SendAsync(string body, string service = "elasticloadbalancing", string version = "2015-12-01")
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, Local.Url)
        {
            Content = new StringContent($"{body}&Version={version}", new MediaTypeHeaderValue("application/x-www-form-urlencoded")),
        };
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=key/20260101/{Region}/{service}/aws4_request, SignedHeaders=host, Signature=0");
        using var reply = await http.SendAsync(request);
        var text = await reply.Content.ReadAsStringAsync();
        Assert.True(reply.IsSuccessStatusCode, text);
        return text;
    }

    private static string Match(string xml, string element) => Regex.Match(xml, $"<{element}>([^<]+)</{element}>").Groups[1].Value;
}
