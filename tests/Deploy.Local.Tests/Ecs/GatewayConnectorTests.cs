using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Ecs;

/// <summary>What CreateService and UpdateService refuse of a connector, before anything is deployed.</summary>
public sealed class GatewayConnectorTests
{
    [Theory]
    [InlineData("""[{"portName":"http"},{"portName":"http"}]""", "gatewayConnectors can have at most one item.")]
    [InlineData(
        """[{"portName":"grpc"}]""", "The task definition has no port mapping with the name 'grpc', which gatewayConnectors refers to.")]
    [InlineData("""[{"portName":"http","filters":{"accessTypes":[]}}]""", "filters.accessTypes must not be empty.")]
    [InlineData("""[{"portName":"http","healthCheck":{"healthCheckPort":0}}]""", "healthCheckPort must be from 1 to 65535.")]
    [InlineData(
        """[{"portName":"http","healthCheck":{"healthCheckIntervalSeconds":301}}]""", "healthCheckIntervalSeconds must be from 5 to 300.")]
    [InlineData(
        """[{"portName":"http","healthCheck":{"healthCheckTimeoutSeconds":1}}]""", "healthCheckTimeoutSeconds must be from 2 to 120.")]
    [InlineData("""[{"portName":"http","healthCheck":{"healthyThresholdCount":1}}]""", "healthyThresholdCount must be from 2 to 10.")]
    [InlineData("""[{"portName":"http","healthCheck":{"unhealthyThresholdCount":11}}]""", "unhealthyThresholdCount must be from 2 to 10.")]
    [InlineData(
        """[{"portName":"http","healthCheck":{"healthCheckTimeoutSeconds":10,"healthCheckIntervalSeconds":10}}]""",
        "healthCheckTimeoutSeconds must be less than healthCheckIntervalSeconds.")]
    [InlineData(
        """[{"portName":"http","healthCheck":{"healthCheckPath":"health"}}]""",
        "healthCheckPath must begin with a slash and have at most 1024 characters.")]
    [InlineData(
        """[{"portName":"http","healthCheck":{"matcher":{"httpCode":"200","grpcCode":"0"}}}]""",
        "matcher must have exactly one of httpCode and grpcCode.")]
    [InlineData(
        """[{"portName":"http","filters":{"accessTypes":["PRIVATE"]}}]""",
        "none of the gateways associated with cluster c match the service's access types and Availability Zones.")]
    public async Task A_wrong_connector_is_refused(string connectors, string message)
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await GatewayScene.CreateAsync(local);
        await scene.AssociatedAsync();

        var error = await local.Aws.EcsErrorAsync("CreateService", scene.Ecs.ServiceBody(more: $""" "gatewayConnectors":{connectors} """));

        Assert.Equal(("InvalidParameterException", message), (error.Code, error.Message));
    }

    [Fact]
    public async Task Without_an_association_a_connector_is_refused_by_a_new_service_and_by_an_update()
    {
        const string Message = "gatewayConnectors were specified but no gateways are associated with cluster c.";
        await using var local = await TestLocal.StartAsync();
        var scene = await GatewayScene.CreateAsync(local);
        await scene.CreateAsync();

        var created = await local.Aws.EcsErrorAsync("CreateService", scene.Ecs.ServiceBody(more: GatewayScene.Connector));
        await scene.Ecs.CreateServiceAsync(more: """ "gatewayConnectors":[] """);
        var updated = await local.Aws.EcsErrorAsync("UpdateService", $$"""{"cluster":"c","service":"web",{{GatewayScene.Connector}}}""");

        Assert.Equal((Message, Message), (created.Message, updated.Message));
        Assert.Single(await scene.Ecs.DeploymentsAsync());
    }

    [Fact]
    public async Task A_connector_needs_a_gateway_in_the_VPC_and_the_zones_of_the_service()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await GatewayScene.CreateAsync(local);
        var vpc = (await local.Aws.Ec2Async("CreateVpc", ("CidrBlock", "10.0.0.0/16"))).Body.First("vpcId")!;
        var far = await SubnetAsync(vpc, "10.0.0.0/24", "eu-west-1a");
        await scene.AssociatedAsync("far", Network(far));
        var noVpc = await local.Aws.EcsErrorAsync("CreateService", scene.Ecs.ServiceBody(more: GatewayScene.Connector));
        var (_, subnets) = await local.Aws.Ec2Async(
            "DescribeSubnets", ("Filter.1.Name", "availability-zone"), ("Filter.1.Value.1", "eu-west-1b"),
            ("Filter.2.Name", "default-for-az"), ("Filter.2.Value.1", "true"));
        await scene.AssociatedAsync("near", Network(subnets.First("subnetId")!));
        var noZone = await local.Aws.EcsErrorAsync("CreateService", scene.Ecs.ServiceBody(more: GatewayScene.Connector));
        await scene.AssociatedAsync("edge");
        await scene.Ecs.CreateServiceAsync(more: GatewayScene.Connector);

        Assert.Equal("Cluster c has associated gateways but none are in the service's VPC.", noVpc.Message);
        Assert.Equal(
            "none of the gateways associated with cluster c match the service's access types and Availability Zones.", noZone.Message);
        Assert.Contains(":gateway/edge/", (string)Assert.Single(await scene.RoutesAsync())["gatewayArn"]!, StringComparison.Ordinal);

        async Task<string> SubnetAsync(string vpc, string cidr, string zone) =>
            (await local.Aws.Ec2Async("CreateSubnet", ("VpcId", vpc), ("CidrBlock", cidr), ("AvailabilityZone", zone))).Body.First(
                "subnetId")!;

        static string Network(string subnet) => $$""" "networkConfiguration":{"subnets":["{{subnet}}"]} """;
    }

    [Fact]
    public async Task Another_network_mode_has_no_connector()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await GatewayScene.CreateAsync(local);
        await scene.AssociatedAsync();
        await local.Aws.EcsAsync(
            "RegisterTaskDefinition",
            """
            {"family":"bridge",
             "containerDefinitions":[{"name":"a","image":"x","memory":128,"portMappings":[{"containerPort":80,"name":"http"}]}]}
            """);

        var error = await local.Aws.EcsErrorAsync(
            "CreateService",
            $$"""
            {"cluster":"c","serviceName":"b","taskDefinition":"bridge","desiredCount":1,"launchType":"EC2",{{GatewayScene.Connector}}}
            """);

        Assert.Equal("gatewayConnectors need a task definition with the network mode awsvpc.", error.Message);
    }

    [Fact]
    public async Task A_revision_without_the_port_is_refused_while_the_connector_stays()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await GatewayScene.CreateAsync(local);
        await scene.AssociatedAsync();
        await scene.Ecs.CreateServiceAsync(more: GatewayScene.Connector);
        await scene.Ecs.RegisterAsync();

        var error = await local.Aws.EcsErrorAsync("UpdateService", """{"cluster":"c","service":"web","taskDefinition":"web"}""");

        Assert.Contains("no port mapping with the name 'http'", error.Message, StringComparison.Ordinal);
    }
}
