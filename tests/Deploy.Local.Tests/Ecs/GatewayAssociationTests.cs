using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Ecs;

public sealed class GatewayAssociationTests
{
    [Fact]
    public async Task A_cluster_has_at_most_five_gateways()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await GatewayScene.CreateAsync(local);
        for (var i = 1; i <= 5; i++)
            await scene.AssociatedAsync($"g{i}");
        await scene.CreateAsync("g6");

        var sixth = await local.Aws.EcsErrorAsync("AssociateGatewayWithCluster", """{"gateway":"g6","cluster":"c"}""");
        var again = await local.Aws.EcsAsync("AssociateGatewayWithCluster", """{"gateway":"g5","cluster":"c"}""");

        Assert.Equal(
            ("InvalidParameterException", "Cluster c cannot be associated with more than 5 gateways."), (sixth.Code, sixth.Message));
        Assert.Equal(("ACTIVE", "arn:aws:ecs:eu-west-1:000000000000:cluster/c"), ((string)again["status"]!, (string)again["clusterArn"]!));
    }

    [Fact]
    public async Task Associations_are_listed_by_gateway_cluster_and_status()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await GatewayScene.CreateAsync(local);
        await local.Aws.EcsAsync("CreateCluster", """{"clusterName":"d"}""");
        await scene.AssociatedAsync("g1");
        await scene.AssociatedAsync("g2");
        var arn = (string)(await local.Aws.EcsAsync("AssociateGatewayWithCluster", """{"gateway":"g1","cluster":"d"}"""))["gatewayArn"]!;

        Assert.Equal(["g1 c ACTIVE", "g1 d ACTIVE", "g2 c ACTIVE"], await scene.AssociationsAsync());
        Assert.Equal(["g1 c ACTIVE", "g1 d ACTIVE"], await scene.AssociationsAsync($""" "gateway":"{arn}" """));
        Assert.Equal(["g1 c ACTIVE", "g2 c ACTIVE"], await scene.AssociationsAsync(""" "cluster":"c" """));
        Assert.Empty(await scene.AssociationsAsync(""" "gateway":"nope" """));
        Assert.Empty(await scene.AssociationsAsync(""" "status":["DISASSOCIATING"] """));
    }

    [Fact]
    public async Task An_association_ends_with_the_last_route_and_takes_no_new_ones()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await GatewayScene.CreateAsync(local);
        await scene.AssociatedAsync();
        await scene.Ecs.CreateServiceAsync(more: GatewayScene.Connector);
        local.Pass(3);

        var answer = await local.Aws.EcsAsync("DisassociateGatewayFromCluster", """{"gateway":"edge","cluster":"c"}""");
        var back = await local.Aws.EcsErrorAsync("AssociateGatewayWithCluster", """{"gateway":"edge","cluster":"c"}""");
        var other = await local.Aws.EcsErrorAsync("CreateService", scene.Ecs.ServiceBody(1, GatewayScene.Connector, "other"));
        local.Pass(10);
        var waiting = (await scene.AssociationsAsync(), await scene.StatusesAsync());
        await scene.Ecs.UpdateAsync(""" "gatewayConnectors":[] """);
        local.Pass(4);

        Assert.Equal("DISASSOCIATING", (string)answer["status"]!);
        Assert.Equal("The gateway edge is being disassociated from cluster c.", back.Message);
        Assert.Equal("gatewayConnectors were specified but no gateways are associated with cluster c.", other.Message);
        Assert.Equal(["edge c DISASSOCIATING"], waiting.Item1);
        Assert.Equal(["ACTIVE"], waiting.Item2);
        Assert.Empty(await scene.RoutesAsync());
        Assert.Empty(await scene.AssociationsAsync());
    }

    [Fact]
    public async Task What_is_not_associated_cannot_be_disassociated()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await GatewayScene.CreateAsync(local);
        await scene.CreateAsync();

        Assert.Equal(
            "ResourceNotFoundException",
            (await local.Aws.EcsErrorAsync("DisassociateGatewayFromCluster", """{"gateway":"edge","cluster":"c"}""")).Code);
        Assert.Equal(
            "ClusterNotFoundException",
            (await local.Aws.EcsErrorAsync("DisassociateGatewayFromCluster", """{"gateway":"edge","cluster":"nope"}""")).Code);
        Assert.Equal(
            "ClusterNotFoundException",
            (await local.Aws.EcsErrorAsync("AssociateGatewayWithCluster", """{"gateway":"edge","cluster":"nope"}""")).Code);
    }
}
