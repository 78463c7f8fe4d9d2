using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Deploy.Engine.Clients;
using Deploy.Engine.Lookups;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Tests.Servers;

/// <summary>What an application finds in an account: networks and target groups.</summary>
internal static class Surroundings
{
    /// <summary>The default network, by id.</summary>
    public static async Task<NetworkSpec> NetworkAsync(AwsClients aws)
    {
        var probe = new ServiceSpec { Name = "probe", Cluster = new("cluster", "c"), TaskDefinition = new("task-definition", "t"), NetworkConfiguration = new NetworkSpec() };
        var resolved = await new NetworkLookup(aws.Ec2).ResolveAsync([probe], CancellationToken.None);
        return ((ServiceSpec)resolved.Single()).NetworkConfiguration!;
    }

    /// <summary>A target group of addresses behind a load balancer's listener, by ARN; the engine's own client reads only.</summary>
    public static async Task<string> TargetGroupAsync(IAwsServer server, AwsClients aws, string name)
    {
        var subnets = (await aws.Ec2.DescribeSubnetsAsync(new())).Subnets;
        var group = Match(await SendAsync(server, $"Action=CreateTargetGroup&Name={name}&Protocol=HTTP&Port=8080&TargetType=ip&VpcId={subnets[0].VpcId}"), "TargetGroupArn");
        var balancer = Match(await SendAsync(server, $"Action=CreateLoadBalancer&Name={name}&Subnets.member.1={subnets[0].SubnetId}&Subnets.member.2={subnets[1].SubnetId}"), "LoadBalancerArn");
        await SendAsync(server,
            $"Action=CreateListener&LoadBalancerArn={Uri.EscapeDataString(balancer)}&Protocol=HTTP&Port=80&DefaultActions.member.1.Type=forward&DefaultActions.member.1.TargetGroupArn={Uri.EscapeDataString(group)}");
        return group;
    }

    /// <summary>A security group of the default VPC, by id.</summary>
    public static async Task<string> SecurityGroupAsync(IAwsServer server, string name) =>
        Match(await SendAsync(server, $"Action=CreateSecurityGroup&GroupName={name}&GroupDescription={name}", "ec2", "2016-11-15"), "groupId");

    private static async Task<string> SendAsync(IAwsServer server, string body, string service = "elasticloadbalancing", string version = "2015-12-01")
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Url)
        {
            Content = new StringContent($"{body}&Version={version}", new MediaTypeHeaderValue("application/x-www-form-urlencoded")),
        };
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential=key/20260101/{server.Region}/{service}/aws4_request, SignedHeaders=host, Signature=0");
        using var reply = await http.SendAsync(request);
        var text = await reply.Content.ReadAsStringAsync();
        Assert.True(reply.IsSuccessStatusCode, text);
        return text;
    }

    private static string Match(string xml, string element) => Regex.Match(xml, $"<{element}>([^<]+)</{element}>").Groups[1].Value;
}
