using System.Xml.Linq;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Running;

/// <summary>Load balancers and target groups for a Local that runs tasks.</summary>
public sealed class BalancerScene(RunningLocal local)
{
    private readonly List<string> _subnets = [];

    /// <summary>A target group whose targets answer <c>/health</c>.</summary>
    public async Task<string> TargetGroupAsync(string name = "tg", params (string Key, string Value)[] more)
    {
        var vpc = (await local.Aws.Ec2Async("DescribeVpcs")).Body.First("vpcId")!;
        (string Key, string Value)[] form = [("Name", name), ("Protocol", "HTTP"), ("Port", "80"), ("VpcId", vpc), ("TargetType", "ip"), ("HealthCheckPath", "/health")];
        form = [.. form.Where(own => more.All(other => other.Key != own.Key)), .. more];
        return (await CallAsync("CreateTargetGroup", form)).First("TargetGroupArn")!;
    }

    /// <summary>A load balancer; its ARN and its DNS name.</summary>
    public async Task<(string Arn, string DnsName)> CreateAsync(string name = "shop")
    {
        if (_subnets.Count == 0)
            _subnets.AddRange((await local.Aws.Ec2Async("DescribeSubnets")).Body.All("subnetId"));
        var body = await CallAsync("CreateLoadBalancer", ("Name", name), ("Subnets.member.1", _subnets[0]), ("Subnets.member.2", _subnets[1]));
        return (body.First("LoadBalancerArn")!, body.First("DNSName")!);
    }

    /// <summary>A listener, by default one that forwards to a target group; its ARN.</summary>
    public async Task<string> ListenAsync(string balancer, string? targetGroup, int port = 80, params (string Key, string Value)[] action)
    {
        (string Key, string Value)[] form = [("LoadBalancerArn", balancer), ("Protocol", port == 443 ? "HTTPS" : "HTTP"), ("Port", $"{port}")];
        if (targetGroup is not null)
            action = [("Type", "forward"), ("TargetGroupArn", targetGroup)];
        return (await CallAsync("CreateListener", [.. form, .. action.Select(a => ($"DefaultActions.member.1.{a.Key}", a.Value))])).First("ListenerArn")!;
    }

    /// <summary>A rule on paths.</summary>
    public Task RuleAsync(string listener, int priority, string path, params (string Key, string Value)[] action) => CallAsync(
        "CreateRule",
        [
            ("ListenerArn", listener), ("Priority", $"{priority}"), ("Conditions.member.1.Field", "path-pattern"), ("Conditions.member.1.Values.member.1", path),
            .. action.Select(a => ($"Actions.member.1.{a.Key}", a.Value)),
        ]);

    /// <summary>Sets an attribute of a target group.</summary>
    public Task SetAsync(string targetGroup, string key, string value) => CallAsync(
        "ModifyTargetGroupAttributes", ("TargetGroupArn", targetGroup), ("Attributes.member.1.Key", key), ("Attributes.member.1.Value", value));

    /// <summary>State and reason of each target.</summary>
    public async Task<IReadOnlyList<string>> HealthAsync(string targetGroup)
    {
        var body = await CallAsync("DescribeTargetHealth", ("TargetGroupArn", targetGroup));
        return [.. body.Descendants().Where(node => node.Name.LocalName == "TargetHealth")
            .Select(node => $"{node.First("State")} {node.First("Reason")} {node.First("Description")}".Trim())];
    }

    /// <summary>A target group behind a listener, in the form of CreateService.</summary>
    public static string Service(string targetGroup) =>
        $$""","loadBalancers":[{"targetGroupArn":"{{targetGroup}}","containerName":"app","containerPort":8080}] """;

    /// <summary>The status and the body, or where a redirect leads.</summary>
    public async Task<string> AskAsync(string host, string path)
    {
        using var reply = await SendAsync(host, path);
        return $"{(int)reply.StatusCode} {reply.Headers.Location?.OriginalString ?? await reply.Content.ReadAsStringAsync()}";
    }

    /// <summary>Asks by a host name; redirects are not followed.</summary>
    public async Task<HttpResponseMessage> SendAsync(string host, string path, string? cookie = null)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(local.Server.Url) };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = $"{host}:{new Uri(local.Server.Url).Port}";
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        return await client.SendAsync(request);
    }

    private async Task<XElement> CallAsync(string operation, params (string Key, string Value)[] form)
    {
        var (status, body) = await local.Aws.ElbAsync(operation, form);
        Assert.True((int)status == 200, $"{operation}: {body}");
        return body;
    }
}
