using System.Text.Json.Nodes;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Admin;

/// <summary>Reads of gateways and backfills are behind writes, and without order, as those of anything else.</summary>
public sealed class GatewayConsistencyTests
{
    [Fact]
    public async Task A_new_gateway_is_invisible_to_the_first_reads_and_cannot_be_associated_yet()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await GatewayScene.CreateAsync(local);
        await local.Aws.AdminPostAsync("consistency", """{"invisibleReads":1,"seconds":60,"refuseYoung":true}""");
        await scene.CreateAsync();

        var described = await local.Aws.EcsErrorAsync("DescribeGateway", """{"gateway":"edge"}""");
        var listed = await local.Aws.EcsAsync("ListGateways", "{}");
        var associated = await local.Aws.EcsErrorAsync("AssociateGatewayWithCluster", """{"gateway":"edge","cluster":"c"}""");

        Assert.Equal(
            ("GatewayNotFoundException", 0, "GatewayNotFoundException"),
            (described.Code, listed["gateways"]!.AsArray().Count, associated.Code));
        Assert.Equal("ACTIVE", (string)(await scene.GatewayAsync())["status"]!);
        Assert.Single((await local.Aws.EcsAsync("ListGateways", "{}"))["gateways"]!.AsArray());
        await local.Aws.EcsAsync("AssociateGatewayWithCluster", """{"gateway":"edge","cluster":"c"}""");
    }

    [Fact]
    public async Task A_stale_read_sees_routes_associations_and_updates_as_they_were()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await GatewayScene.CreateAsync(local);
        await scene.AssociatedAsync();
        await local.Aws.AdminPostAsync("faults", """{"service":"ecs","operation":"ListGatewayRoutes","kind":"staleReads","times":1}""");
        await local.Aws.AdminPostAsync("faults", """{"service":"ecs","operation":"DescribeGateway","kind":"staleReads","times":1}""");
        await local.Aws.AdminPostAsync(
            "faults", """{"service":"ecs","operation":"ListGatewayClusterAssociations","kind":"staleReads","times":1}""");
        await scene.Ecs.CreateServiceAsync(more: GatewayScene.Connector);
        await local.Aws.EcsAsync("UpdateGateway", """{"gateway":"edge","deletionProtection":false}""");
        await local.Aws.EcsAsync("DisassociateGatewayFromCluster", """{"gateway":"edge","cluster":"c"}""");

        var stale = (
            (await scene.RoutesAsync()).Count, (string)(await scene.GatewayAsync())["status"]!,
            Assert.Single(await scene.AssociationsAsync()));
        var fresh = (
            (await scene.RoutesAsync()).Count, (string)(await scene.GatewayAsync())["status"]!,
            Assert.Single(await scene.AssociationsAsync()));

        Assert.Equal((0, "ACTIVE", "edge c ACTIVE"), stale);
        Assert.Equal((1, "UPDATE_IN_PROGRESS", "edge c DISASSOCIATING"), fresh);
    }

    [Fact]
    public async Task Lists_of_gateways_and_what_they_have_come_in_another_order_each_time()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await GatewayScene.CreateAsync(local);
        for (var i = 1; i <= 5; i++)
            await scene.AssociatedAsync($"g{i}");
        for (var i = 0; i < 8; i++)
            await scene.Ecs.CreateServiceAsync(desired: 0, more: GatewayScene.Connector, name: $"s{i}");
        local.Pass(3);
        await local.Aws.AdminPostAsync("consistency", """{"shuffleLists":true,"seed":7}""");

        await VariesAsync("ListGateways", "{}", reply => reply["gateways"]!);
        await VariesAsync("ListGatewayClusterAssociations", "{}", reply => reply["gatewayClusterAssociations"]!);
        await VariesAsync("ListGatewayRoutes", "{}", reply => reply["gatewayRoutes"]!);
        await VariesAsync(
            "DescribeGatewayResources", """{"gateway":"g1"}""",
            reply => reply["gatewayResources"]!["resources"]!["hostSharedAlb"]![0]!["gatewayRouteArns"]!);

        async Task VariesAsync(string operation, string body, Func<JsonObject, JsonNode> list)
        {
            var orders = new HashSet<string>();
            for (var i = 0; i < 4; i++)
                orders.Add(list(await local.Aws.EcsAsync(operation, body)).ToJsonString());
            Assert.True(orders.Count > 1, operation);
        }
    }

    [Fact]
    public async Task A_new_backfill_is_invisible_to_the_first_read()
    {
        await using var local = await TestLocal.StartAsync();
        await EcrAsync(
            "PutReplicationConfiguration",
            """{"replicationConfiguration":{"rules":[{"destinations":[{"region":"us-east-1","registryId":"000000000000"}]}]}}""");
        await local.Aws.AdminPostAsync("consistency", """{"invisibleReads":1,"seconds":60,"services":["ecr"]}""");
        var started = await EcrAsync("StartReplicationBackfill", """{"destination":{"region":"us-east-1","registryId":"000000000000"}}""");

        var behind = await EcrAsync("ListReplicationBackfills", "{}");
        var there = await EcrAsync("ListReplicationBackfills", "{}");

        Assert.Empty(behind["backfills"]!.AsArray());
        Assert.Equal(
            (string)started["replicationBackfillId"]!, (string)Assert.Single(there["backfills"]!.AsArray())!["replicationBackfillId"]!);

        Task<JsonObject> EcrAsync(string operation, string body) =>
            local.Aws.JsonAsync("ecr", "AmazonEC2ContainerRegistry_V20150921", operation, body);
    }

    [Fact]
    public async Task Gateways_survive_a_restart()
    {
        using var folder = new TemporaryFolder();
        var first = await TestLocal.StartAsync(folder.Path);
        var scene = await GatewayScene.CreateAsync(first);
        await scene.AssociatedAsync();
        await scene.Ecs.CreateServiceAsync(more: GatewayScene.Connector);
        await first.Aws.EcsAsync("UpdateGateway", """{"gateway":"edge","configuration":{"hostSharedAlb":{"maxAlbCount":3}}}""");
        await first.DisposeAsync();

        await using var second = await TestLocal.StartAsync(folder.Path, first.Clock);
        var again = new GatewayScene(second, new EcsScene(second.Aws, scene.Ecs.Subnet));
        second.Pass(4);

        Assert.Equal(["ACTIVE"], await again.StatusesAsync());
        Assert.Equal(["edge c ACTIVE"], await again.AssociationsAsync());
        var gateway = await again.GatewayAsync();
        Assert.Equal(
            ("UPDATE_COMPLETE", 3), ((string)gateway["status"]!, (int)gateway["configuration"]!["hostSharedAlb"]!["maxAlbCount"]!));
    }
}
