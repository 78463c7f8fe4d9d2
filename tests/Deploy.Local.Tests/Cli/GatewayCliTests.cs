using System.Text.Json.Nodes;
using Deploy.Local.Tests.Support;
using AwsCommand = Deploy.Testing.AwsCommand;

namespace Deploy.Local.Tests.Cli;

/// <summary>The official client makes a gateway, connects a service and takes all of it away again.</summary>
public sealed class GatewayCliTests
{
    [SkippableFact]
    public async Task The_command_line_client_connects_a_service_to_a_gateway()
    {
        AwsCommand.SkipIfMissing();
        using var models = new TemporaryFolder();
        AwsCommand.AddModel(models.Path, "ecs");
        await using var local = await TestLocal.StartAsync();
        var aws = new AwsCommand(local.Server.Url, "eu-west-1", models.Path);
        var scene = await GatewayScene.CreateAsync(local);

        var created = await EcsAsync(
            "create-gateway", "--name", "edge", "--infrastructure-role-arn", GatewayScene.Role,
            "--configuration", """{"hostSharedAlb":{"maxAlbCount":3}}""", "--tags", "key=a,value=b");
        await EcsAsync("associate-gateway-with-cluster", "--gateway", "edge", "--cluster", "c");
        await EcsAsync(
            "create-service", "--cluster", "c", "--service-name", "web", "--task-definition", "web", "--desired-count", "1",
            "--launch-type", "FARGATE", "--network-configuration", $"awsvpcConfiguration={{subnets=[{scene.Ecs.Subnet}]}}",
            "--gateway-connectors", """[{"portName":"http"}]""");
        local.Pass(3);

        var gateway = (await EcsAsync("describe-gateway", "--gateway", (string)created["gatewayArn"]!))["gateway"]!;
        var summary = (await EcsAsync("list-gateway-routes", "--cluster", "c"))["gatewayRoutes"]![0]!;
        var route = (await EcsAsync("describe-gateway-route", "--gateway-route-arn", (string)summary["gatewayRouteArn"]!))["gatewayRoute"]!;
        var resources = (await EcsAsync("describe-gateway-resources", "--gateway", "edge"))["gatewayResources"]!;
        var association = (await EcsAsync("list-gateway-cluster-associations"))["gatewayClusterAssociations"]![0]!;
        var gateways = (await EcsAsync("list-gateways", "--status", "ACTIVE"))["gateways"]!.AsArray();

        Assert.Equal((3, "b"), ((int)gateway["configuration"]!["hostSharedAlb"]!["maxAlbCount"]!, (string)gateway["tags"]![0]!["value"]!));
        Assert.Equal(("ACTIVE", "http"), ((string)route["status"]!, (string)route["serviceContainerPortName"]!));
        Assert.Equal(
            (string)route["gatewayRouteArn"]!, (string)resources["resources"]!["hostSharedAlb"]![0]!["gatewayRouteArns"]![0]!);
        Assert.Equal(("ACTIVE", 1), ((string)association["status"]!, gateways.Count));

        await EcsAsync("update-service", "--cluster", "c", "--service", "web", "--gateway-connectors", "[]");
        await EcsAsync("update-gateway", "--gateway", "edge", "--no-deletion-protection");
        local.Pass(5);
        await EcsAsync("disassociate-gateway-from-cluster", "--gateway", "edge", "--cluster", "c");
        Assert.Equal("DELETED", (string)(await EcsAsync("delete-gateway", "--gateway", "edge"))["status"]!);

        Task<JsonNode> EcsAsync(params string[] arguments) => aws.RunAsync(["ecs", .. arguments]);
    }

    [SkippableFact]
    public async Task The_command_line_client_fills_another_Region()
    {
        AwsCommand.SkipIfMissing();
        using var models = new TemporaryFolder();
        AwsCommand.AddModel(models.Path, "ecr");
        await using var local = await TestLocal.StartAsync();
        var aws = new AwsCommand(local.Server.Url, "eu-west-1", models.Path);

        await EcrAsync(
            "put-replication-configuration", "--replication-configuration",
            """{"rules":[{"destinations":[{"region":"us-east-1","registryId":"000000000000"}]}]}""");
        var started = await EcrAsync("start-replication-backfill", "--destination", "region=us-east-1,registryId=000000000000");
        var stopped = await EcrAsync("stop-replication-backfill", "--replication-backfill-id", (string)started["replicationBackfillId"]!);
        var second = await EcrAsync("start-replication-backfill", "--destination", "region=us-east-1,registryId=000000000000");
        local.Pass(3);
        var results = await EcrAsync(
            "describe-replication-backfill-results", "--replication-backfill-id", (string)second["replicationBackfillId"]!);
        var list = (await EcrAsync("list-replication-backfills"))["backfills"]!.AsArray();
        var registry = await EcrAsync("describe-registry");

        Assert.Equal(
            ("PREPARING", "STOPPED", "COMPLETE"), ((string)started["status"]!, (string)stopped["status"]!, (string)results["status"]!));
        Assert.Equal(["COMPLETE", "STOPPED"], list.Select(backfill => (string)backfill!["status"]!));
        Assert.Single(registry["replicationConfiguration"]!["rules"]!.AsArray());

        Task<JsonNode> EcrAsync(params string[] arguments) => aws.RunAsync(["ecr", .. arguments]);
    }
}
