using System.Text.Json.Nodes;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Ecs;

/// <summary>What ECS makes behind a gateway, in the name of its role.</summary>
public sealed class GatewayResourceTests
{
    [Fact]
    public async Task Without_its_role_ECS_makes_and_removes_no_route()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await GatewayScene.CreateAsync(local);
        await scene.AssociatedAsync();
        await local.Aws.FormAsync("iam", "2010-05-08", "DetachRolePolicy", ("RoleName", "infra"), ("PolicyArn", GatewayScene.Policy));
        await scene.Ecs.CreateServiceAsync(more: GatewayScene.Connector);
        local.Pass(3);
        var without = await scene.StatusesAsync();
        Assert.Equal("ACTIVE", (string)(await scene.GatewayAsync())["status"]!);
        await local.Aws.FormAsync("iam", "2010-05-08", "AttachRolePolicy", ("RoleName", "infra"), ("PolicyArn", GatewayScene.Policy));
        await scene.Ecs.UpdateAsync(""" "forceNewDeployment":true """);
        local.Pass(4);
        var with = await scene.StatusesAsync();

        await local.Aws.FormAsync("iam", "2010-05-08", "DetachRolePolicy", ("RoleName", "infra"), ("PolicyArn", GatewayScene.Policy));
        await scene.Ecs.UpdateAsync(""" "gatewayConnectors":[] """);
        local.Pass(4);
        var stuck = await scene.StatusesAsync();
        await local.Aws.FormAsync("iam", "2010-05-08", "AttachRolePolicy", ("RoleName", "infra"), ("PolicyArn", GatewayScene.Policy));
        local.Pass(60);

        Assert.Equal(["CREATE_FAILED"], without);
        Assert.Equal(["ACTIVE"], with);
        Assert.Equal(["DELETE_FAILED"], stuck);
        Assert.Empty(await scene.RoutesAsync());
    }

    [Fact]
    public async Task A_full_load_balancer_gets_a_second_one_beside_it_and_no_more_than_the_gateway_allows()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await GatewayScene.CreateAsync(local);
        await scene.AssociatedAsync(alb: """ "maxAlbCount":2 """);
        for (var i = 0; i < 51; i++)
            await scene.Ecs.CreateServiceAsync(desired: 0, more: GatewayScene.Connector, name: $"s{i:00}");
        local.Pass(3);

        var first = (await local.Aws.EcsAsync("DescribeGatewayResources", """{"gateway":"edge","maxResults":1}"""));
        var second = await local.Aws.EcsAsync(
            "DescribeGatewayResources", $$"""{"gateway":"edge","maxResults":1,"nextToken":"{{first["nextToken"]}}"}""");
        var failed = await scene.RoutesAsync(""" "status":["CREATE_FAILED"] """);

        Assert.Equal([25], Counts(first));
        Assert.Equal([25], Counts(second));
        Assert.Null(second["nextToken"]);
        Assert.Single(failed);
        Assert.Equal(2, (int)(await scene.GatewayAsync())["configuration"]!["hostSharedAlb"]!["currentAlbCount"]!);

        static List<int> Counts(JsonObject reply) =>
            [.. reply["gatewayResources"]!["resources"]!["hostSharedAlb"]!.AsArray().Select(
                balancer => balancer!["gatewayRouteArns"]!.AsArray().Count)];
    }
}
