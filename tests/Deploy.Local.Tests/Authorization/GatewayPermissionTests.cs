using Deploy.Local.Tests.Support;
using static Deploy.Local.Tests.Authorization.Identity;

namespace Deploy.Local.Tests.Authorization;

/// <summary>What gateways and backfills are judged against.</summary>
public sealed class GatewayPermissionTests
{
    private const string Gateways = "arn:aws:ecs:*:*:gateway/edge/*";

    [Fact]
    public async Task A_gateway_needs_its_role_passed_to_ECS_and_its_tags_allowed()
    {
        await using var local = await TestLocal.StartAsync();
        await GatewayScene.CreateAsync(local);
        var create = Allow("ecs:CreateGateway", Gateways);
        var pass = Allow("iam:PassRole", GatewayScene.Role, """{"StringEquals":{"iam:PassedToService":"ecs.amazonaws.com"}}""");
        var tagged = GatewayScene.Body(more: """ "tags":[{"key":"a","value":"b"}] """);

        await SetAsync(local, pass);
        Assert.Contains(
            "ecs:CreateGateway on resource: arn:aws:ecs:eu-west-1:000000000000:gateway/edge/*",
            await RefusalAsync("CreateGateway", GatewayScene.Body()), StringComparison.Ordinal);
        await SetAsync(
            local, create,
            Allow("iam:PassRole", GatewayScene.Role, """{"StringEquals":{"iam:PassedToService":"ecs-tasks.amazonaws.com"}}"""));
        Assert.Contains(
            $"iam:PassRole on resource: {GatewayScene.Role}", await RefusalAsync("CreateGateway", GatewayScene.Body()),
            StringComparison.Ordinal);
        await SetAsync(local, create, pass);
        Assert.Contains("ecs:TagResource on resource", await RefusalAsync("CreateGateway", tagged), StringComparison.Ordinal);
        await SetAsync(
            local, create, pass, Allow("ecs:TagResource", Gateways, """{"StringEquals":{"ecs:CreateAction":"CreateGateway"}}"""));
        await local.Aws.EcsAsync("CreateGateway", tagged);
        await SetAsync(local, Allow("ecs:UpdateGateway", Gateways, """{"StringEquals":{"aws:ResourceTag/a":"b"}}"""));
        Assert.Contains(
            "iam:PassRole", await RefusalAsync("UpdateGateway", $$"""{"gateway":"edge","infrastructureRoleArn":"{{GatewayScene.Role}}"}"""),
            StringComparison.Ordinal);
        await local.Aws.EcsAsync("UpdateGateway", """{"gateway":"edge","deletionProtection":false}""");

        async Task<string> RefusalAsync(string operation, string body)
        {
            var (_, code, message) = await local.Aws.EcsErrorAsync(operation, body);
            Assert.Equal("AccessDeniedException", code);
            return message;
        }
    }

    [Fact]
    public async Task An_association_needs_gateway_and_cluster_and_lists_have_no_resource()
    {
        const string Body = """{"gateway":"edge","cluster":"c"}""";
        await using var local = await TestLocal.StartAsync();
        var scene = await GatewayScene.CreateAsync(local);
        await scene.CreateAsync();

        await SetAsync(local, Allow("ecs:*Gateway*", Gateways));
        var association = await local.Aws.EcsErrorAsync("AssociateGatewayWithCluster", Body);
        var list = await local.Aws.EcsErrorAsync("ListGateways", "{}");
        await SetAsync(local, Allow("ecs:*Gateway*", Gateways), Allow("ecs:AssociateGatewayWithCluster", "arn:aws:ecs:*:*:cluster/c"));
        await local.Aws.EcsAsync("AssociateGatewayWithCluster", Body);
        await SetAsync(local, Allow("ecs:List*"));
        await local.Aws.EcsAsync("ListGateways", "{}");

        Assert.Contains(
            "ecs:AssociateGatewayWithCluster on resource: arn:aws:ecs:eu-west-1:000000000000:cluster/c", association.Message,
            StringComparison.Ordinal);
        Assert.Equal(("AccessDeniedException", "AccessDeniedException"), (association.Code, list.Code));
    }

    [Fact]
    public async Task Replication_is_the_registrys_and_its_first_rules_make_a_role()
    {
        const string Rules = """{"replicationConfiguration":{"rules":[]}}""";
        await using var local = await TestLocal.StartAsync();

        await SetAsync(local, Allow("ecr:*", "arn:aws:ecr:*:*:repository/*"), Allow("iam:CreateServiceLinkedRole"));
        using var scoped = await EcrAsync();
        await SetAsync(local, Allow("ecr:PutReplicationConfiguration"));
        using var without = await EcrAsync();
        await SetAsync(
            local, Allow("ecr:PutReplicationConfiguration"),
            Allow("iam:CreateServiceLinkedRole", condition: """{"StringEquals":{"iam:AWSServiceName":"replication.ecr.amazonaws.com"}}"""));
        using var first = await EcrAsync();
        await SetAsync(local, Allow("ecr:PutReplicationConfiguration"));
        using var second = await EcrAsync();

        Assert.Equal([false, false, true, true], new[] { scoped, without, first, second }.Select(reply => reply.IsSuccessStatusCode));
        Assert.Contains("iam:CreateServiceLinkedRole", await without.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        Task<HttpResponseMessage> EcrAsync() =>
            local.Aws.SendJsonAsync("ecr", "AmazonEC2ContainerRegistry_V20150921", "PutReplicationConfiguration", Rules);
    }
}
