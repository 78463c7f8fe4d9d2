using System.Net;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Running;

/// <summary>Load balancers that answer by their host names.</summary>
public sealed class BalancerTests
{
    [Fact]
    public async Task Listeners_rules_and_actions_are_followed()
    {
        await using var local = await RunningLocal.StartAsync(speed: 20);
        var scene = new BalancerScene(local);
        var (group, empty) = (await scene.TargetGroupAsync(), await scene.TargetGroupAsync("empty"));
        var (balancer, dnsName) = await scene.CreateAsync();
        var secure = await scene.ListenAsync(balancer, group, 443);
        var plain = await scene.ListenAsync(balancer, null, 80, ("Type", "redirect"), ("RedirectConfig.Protocol", "HTTPS"), ("RedirectConfig.Port", "443"), ("RedirectConfig.StatusCode", "HTTP_301"));
        await scene.RuleAsync(secure, 20, "/*.txt", ("Type", "fixed-response"), ("FixedResponseConfig.StatusCode", "503"), ("FixedResponseConfig.MessageBody", "later"));
        await scene.RuleAsync(secure, 3, "/robots.txt", ("Type", "fixed-response"), ("FixedResponseConfig.StatusCode", "200"), ("FixedResponseConfig.ContentType", "text/css"), ("FixedResponseConfig.MessageBody", "none"));
        await scene.RuleAsync(secure, 30, "/old/*", ("Type", "redirect"), ("RedirectConfig.Host", "www.example.com"), ("RedirectConfig.Path", "/new/#{path}"), ("RedirectConfig.StatusCode", "HTTP_302"));
        await scene.RuleAsync(secure, 40, "/empty", ("Type", "forward"), ("TargetGroupArn", empty));
        await local.RegisterAsync();
        await local.CreateServiceAsync(more: BalancerScene.Service(group));
        await local.DeploymentAsync();
        var port = new Uri(local.Server.Url).Port;

        Assert.Matches(@"^shop-[0-9a-f]{9}\.elb\.eu-west-1\.localhost$", dnsName);
        Assert.Equal($"301 http://443.shop.localhost:{port}/a?b=c", await scene.AskAsync("shop.localhost", "/a?b=c"));
        Assert.Equal($"301 http://443.{dnsName}:{port}/", await scene.AskAsync(dnsName.ToUpperInvariant(), "/"));
        var answers = new List<string>();
        for (var i = 0; i < 4; i++)
            answers.Add(await scene.AskAsync("443.shop.localhost", "/"));
        Assert.Equal(2, answers.Distinct().Count());
        Assert.All(answers, answer => Assert.StartsWith("200 v1 ", answer, StringComparison.Ordinal));
        Assert.Equal($"200 443.{dnsName}:{port} 127.0.0.1 https", (await scene.AskAsync($"443.{dnsName}", "/host")).Replace("::1", "127.0.0.1", StringComparison.Ordinal));
        Assert.Equal("200 none", await scene.AskAsync("443.shop.localhost", "/robots.txt"));
        Assert.Equal("503 later", await scene.AskAsync("443.shop.localhost", "/other.txt?x=/robots.txt"));
        Assert.Equal("302 https://www.example.com:443/new/old/x", await scene.AskAsync("443.shop.localhost", "/old/x"));
        Assert.StartsWith("503 The load balancer shop: none of 0 targets", await scene.AskAsync("443.shop.localhost", "/empty"), StringComparison.Ordinal);
        Assert.StartsWith("503 The load balancer shop has no such listener", await scene.AskAsync("81.shop.localhost", "/"), StringComparison.Ordinal);

        await local.Aws.ElbAsync("DeleteListener", ("ListenerArn", plain));
        await RunningLocal.UntilAsync(
            async () => (await scene.AskAsync("shop.localhost", "/")).StartsWith("200 v1", StringComparison.Ordinal), () => "Port 443 is not the next.");
    }

    [Fact]
    public async Task Weights_divide_the_requests_and_a_sticky_client_stays()
    {
        await using var local = await RunningLocal.StartAsync(speed: 20);
        var scene = new BalancerScene(local);
        var (first, second) = (await scene.TargetGroupAsync("first"), await scene.TargetGroupAsync("second"));
        var balancer = (await scene.CreateAsync()).Arn;
        (string, string)[] both =
        [
            ("Type", "forward"), ("ForwardConfig.TargetGroups.member.1.TargetGroupArn", first), ("ForwardConfig.TargetGroups.member.1.Weight", "1"),
            ("ForwardConfig.TargetGroups.member.2.TargetGroupArn", second), ("ForwardConfig.TargetGroups.member.2.Weight", "1"),
            ("ForwardConfig.TargetGroupStickinessConfig.Enabled", "true"), ("ForwardConfig.TargetGroupStickinessConfig.DurationSeconds", "60"),
        ];
        var listener = await scene.ListenAsync(balancer, null, 80, both);
        await scene.RuleAsync(
            listener, 1, "/variable/*", ("Type", "forward"), ("ForwardConfig.TargetGroups.member.1.TargetGroupArn", first), ("ForwardConfig.TargetGroups.member.1.Weight", "0"),
            ("ForwardConfig.TargetGroups.member.2.TargetGroupArn", second), ("ForwardConfig.TargetGroups.member.2.Weight", "5"));
        await local.RegisterAsync();
        await local.RegisterAsync(version: "v2", family: "other");
        await local.CreateServiceAsync(desired: 1, more: BalancerScene.Service(first));
        await local.CreateServiceAsync(desired: 1, name: "other", more: BalancerScene.Service(second));
        await local.DeploymentAsync();
        await local.DeploymentAsync("other");

        for (var i = 0; i < 10; i++)
            Assert.Equal("200 v2", await scene.AskAsync("shop.localhost", "/variable/VERSION"));
        var answers = new List<string>();
        string? cookie = null;
        await RunningLocal.UntilAsync(
            async () =>
            {
                using var reply = await scene.SendAsync("shop.localhost", "/slow");
                cookie ??= reply.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
                answers.Add(await reply.Content.ReadAsStringAsync());
                return answers.Distinct().Count() == 2;
            },
            () => "All requests go to one.");
        for (var i = 0; i < 10; i++)
        {
            using var reply = await scene.SendAsync("shop.localhost", "/slow", cookie);
            Assert.Equal((HttpStatusCode.OK, answers[0]), (reply.StatusCode, await reply.Content.ReadAsStringAsync()));
        }
    }

    [Fact]
    public async Task The_URL_of_a_route_answers_at_the_port_of_Local()
    {
        await using var local = await RunningLocal.StartAsync(speed: 20);
        await local.Aws.FormAsync(
            "iam", "2010-05-08", "CreateRole", ("RoleName", "infra"),
            ("AssumeRolePolicyDocument", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ecs.amazonaws.com"},"Action":"sts:AssumeRole"}]}"""));
        await local.Aws.FormAsync("iam", "2010-05-08", "AttachRolePolicy", ("RoleName", "infra"), ("PolicyArn", GatewayScene.Policy));
        await local.Aws.EcsAsync("CreateGateway", GatewayScene.Body());
        await local.Aws.EcsAsync("AssociateGatewayWithCluster", """{"gateway":"edge","cluster":"c"}""");
        await local.RegisterAsync(port: "http");
        await local.CreateServiceAsync(more: $",{GatewayScene.Connector}");
        await local.DeploymentAsync();

        var routes = await local.Aws.EcsAsync("ListGatewayRoutes", "{}");
        var route = await local.Aws.EcsAsync("DescribeGatewayRoute", $$"""{"gatewayRouteArn":"{{routes["gatewayRoutes"]![0]!["gatewayRouteArn"]}}"}""");
        var host = new Uri((string)route["gatewayRoute"]!["serviceUrl"]!).Host;
        Assert.Matches(@"^web-[0-9a-f]{12}\.ecs\.eu-west-1\.localhost$", host);
        var scene = new BalancerScene(local);
        Assert.StartsWith("200 v1 ", await scene.AskAsync(host, "/"), StringComparison.Ordinal);
        Assert.Single((await local.Aws.AdminAsync("services"))["services"]!.AsArray());

        await local.Aws.EcsAsync("UpdateService", """{"cluster":"c","service":"web","gatewayConnectors":[]}""");
        await local.DeploymentAsync();
        await RunningLocal.UntilAsync(async () => (await local.Aws.EcsAsync("ListGatewayRoutes", "{}"))["gatewayRoutes"]!.AsArray().Count == 0, () => "It stays.");
        Assert.DoesNotContain("v1", await scene.AskAsync(host, "/"), StringComparison.Ordinal);
    }
}
