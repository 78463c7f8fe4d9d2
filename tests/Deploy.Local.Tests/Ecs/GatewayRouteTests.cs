using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Ecs;

public sealed class GatewayRouteTests
{
    [Fact]
    public async Task A_connector_makes_a_route_that_becomes_active_beside_the_deployment()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await GatewayScene.CreateAsync(local);
        await scene.AssociatedAsync();
        await scene.Ecs.CreateServiceAsync(more: GatewayScene.Connector);

        var making = Assert.Single(await scene.RoutesAsync());
        Assert.Equal(0, (int)(await scene.GatewayAsync())["configuration"]!["hostSharedAlb"]!["currentAlbCount"]!);
        local.Pass(3);
        var made = Assert.Single(await scene.RoutesAsync());
        var arn = (string)made["gatewayRouteArn"]!;
        var route = (await local.Aws.EcsAsync("DescribeGatewayRoute", $$"""{"gatewayRouteArn":"{{arn}}"}"""))["gatewayRoute"]!;

        Assert.Equal(("CREATE_IN_PROGRESS", "ACTIVE"), ((string)making["status"]!, (string)made["status"]!));
        Assert.Matches(@"\Aarn:aws:ecs:eu-west-1:000000000000:gateway-route/edge/[0-9a-f]{32}/[0-9a-f]{32}\z", arn);
        Assert.Equal(((string)made["gatewayArn"]!).Split('/')[2], arn.Split('/')[2]);
        Assert.Equal(
            ("http", "arn:aws:ecs:eu-west-1:000000000000:service/c/web"),
            ((string)route["serviceContainerPortName"]!, (string)route["serviceArn"]!));
        Assert.Matches(@"\Ahttps://web-[0-9a-f]{12}\.ecs\.eu-west-1\.localhost\z", (string)route["serviceUrl"]!);
        var resources = Assert.Single(route["resources"]!["hostSharedAlb"]!.AsArray())!;
        Assert.Contains(":security-group/sg-", (string)resources["serviceSecurityGroupArn"]!, StringComparison.Ordinal);
        Assert.StartsWith(
            ((string)resources["listenerArn"]!).Replace(":listener/", ":listener-rule/", StringComparison.Ordinal),
            (string)resources["listenerRuleArn"]!, StringComparison.Ordinal);
        Assert.Equal(1, (int)(await scene.GatewayAsync())["configuration"]!["hostSharedAlb"]!["currentAlbCount"]!);
        Assert.Null((await scene.Ecs.ServiceAsync())["gatewayConnectors"]);
    }

    [Fact]
    public async Task The_revision_tells_connectors_and_connections()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await GatewayScene.CreateAsync(local);
        await scene.AssociatedAsync(alb: """ "testTrafficRules":{"header":{"name":"x-test","values":["1"]}} """);
        await scene.AssociatedAsync("inside", """ "scheme":"internal" """);
        await scene.Ecs.CreateServiceAsync(
            more: """
            "gatewayConnectors":[{"portName":"http","healthCheck":{"healthCheckPath":"/health","matcher":{"httpCode":"200"}}}]
            """);
        local.Pass(3);

        var revision = await scene.RevisionAsync();
        var connections = revision["ecsManagedResources"]!["gatewayConnections"]!.AsArray();

        Assert.Equal("/health", (string)revision["gatewayConnectors"]![0]!["healthCheck"]!["healthCheckPath"]!);
        Assert.Equal(
            ["PUBLIC ACTIVE http", "PRIVATE ACTIVE http"],
            connections.Select(connection => $"{connection!["accessType"]} {connection["status"]} {connection["portName"]}"));
        Assert.Equal(2, connections.Select(connection => (string)connection!["serviceUrl"]!).Distinct().Count());
        var resources = connections.Select(connection => connection!["resources"]!["hostSharedAlb"]![0]!).ToList();
        Assert.Equal([true, false], resources.Select(resource => resource["testListenerRuleArn"] is not null));
        Assert.All(resources, resource => Assert.Contains(":targetgroup/", (string)resource["targetGroupArn"]!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Routes_are_found_by_gateway_cluster_service_port_and_status()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await GatewayScene.CreateAsync(local);
        await scene.AssociatedAsync("g1");
        await scene.AssociatedAsync("g2");
        await scene.Ecs.CreateServiceAsync(more: GatewayScene.Connector);
        await scene.Ecs.CreateServiceAsync(more: GatewayScene.Connector, name: "other");
        local.Pass(3);

        Assert.Equal(4, (await scene.RoutesAsync()).Count);
        Assert.Equal(2, (await scene.RoutesAsync(""" "gateway":"g1" """)).Count);
        Assert.Equal(2, (await scene.RoutesAsync(""" "service":"other","cluster":"c" """)).Count);
        Assert.Single(await scene.RoutesAsync(""" "service":"arn:aws:ecs:eu-west-1:000000000000:service/c/web","gateway":"g2" """));
        Assert.Equal(4, (await scene.RoutesAsync(""" "status":["ACTIVE"],"serviceContainerPortName":"http" """)).Count);
        Assert.Empty(await scene.RoutesAsync(""" "cluster":"d" """));
        Assert.Empty(await scene.RoutesAsync(""" "serviceContainerPortName":"grpc" """));
        var first = await local.Aws.EcsAsync("ListGatewayRoutes", """{"maxResults":3}""");
        var second = await local.Aws.EcsAsync("ListGatewayRoutes", $$"""{"maxResults":3,"nextToken":"{{first["nextToken"]}}"}""");
        Assert.Equal(
            (3, 1, null), (first["gatewayRoutes"]!.AsArray().Count, second["gatewayRoutes"]!.AsArray().Count, second["nextToken"]));
        Assert.Equal(
            "ResourceNotFoundException",
            (await local.Aws.EcsErrorAsync("DescribeGatewayRoute", """{"gatewayRouteArn":"arn:aws:ecs:x:1:gateway-route/g/0/0"}""")).Code);
    }

    [Fact]
    public async Task An_association_changes_nothing_until_the_service_is_deployed()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await GatewayScene.CreateAsync(local);
        await scene.AssociatedAsync("g1");
        await scene.Ecs.CreateServiceAsync(more: GatewayScene.Connector);
        local.Pass(3);
        await scene.AssociatedAsync("g2");
        local.Pass(3);
        await scene.Ecs.UpdateAsync(""" "desiredCount":2 """);
        local.Pass(3);
        var before = await scene.StatusesAsync();

        await scene.Ecs.UpdateAsync(""" "forceNewDeployment":true """);
        var during = await scene.StatusesAsync();
        local.Pass(4);

        Assert.Equal(["ACTIVE"], before);
        Assert.Equal(["ACTIVE", "CREATE_IN_PROGRESS"], during);
        Assert.Equal(["ACTIVE", "ACTIVE"], await scene.StatusesAsync());
    }

    [Fact]
    public async Task A_changed_connector_updates_its_route_and_one_that_is_taken_off_removes_it_after_the_deployment()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await GatewayScene.CreateAsync(local);
        await scene.AssociatedAsync();
        await scene.Ecs.CreateServiceAsync(more: GatewayScene.Connector);
        local.Pass(3);
        var url = await UrlAsync();

        await scene.Ecs.UpdateAsync(""" "gatewayConnectors":[{"portName":"http","healthCheck":{"healthCheckPath":"/ready"}}] """);
        Assert.Equal(["UPDATE_IN_PROGRESS"], await scene.StatusesAsync());
        local.Pass(4);
        Assert.Equal(["ACTIVE"], await scene.StatusesAsync());
        Assert.Equal(url, await UrlAsync());
        await scene.Ecs.UpdateAsync(""" "gatewayConnectors":[] """);
        local.Pass(0.5);
        Assert.Equal(["ACTIVE"], await scene.StatusesAsync());

        var seen = new List<string>();
        for (var i = 0; i < 60; i++)
        {
            local.Pass(0.05);
            var state = $"{await scene.Ecs.StatusAsync()} {string.Join(' ', await scene.StatusesAsync())}".Trim();
            if (seen.LastOrDefault() != state)
                seen.Add(state);
        }

        Assert.Equal(["IN_PROGRESS ACTIVE", "SUCCESSFUL DELETE_IN_PROGRESS", "SUCCESSFUL"], seen);
        Assert.Null((await scene.RevisionAsync())["gatewayConnectors"]);
        Assert.Equal(1, (int)(await scene.GatewayAsync())["configuration"]!["hostSharedAlb"]!["currentAlbCount"]!);

        async Task<string> UrlAsync() =>
            (string)(await scene.RevisionAsync())["ecsManagedResources"]!["gatewayConnections"]![0]!["serviceUrl"]!;
    }

    [Fact]
    public async Task A_rollback_keeps_the_routes_of_the_revision_that_it_goes_back_to()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await GatewayScene.CreateAsync(local);
        await scene.AssociatedAsync();
        await scene.Ecs.CreateServiceAsync(more: $"{GatewayScene.Connector},{EcsScene.Breaker}");
        local.Pass(3);
        await scene.Ecs.StatusAsync();
        await local.Aws.AdminPostAsync("tasks/faults", """{"kind":"exit","service":"web"}""");
        await scene.Ecs.UpdateAsync(""" "gatewayConnectors":[],"forceNewDeployment":true """);
        local.Pass(20);
        await scene.Ecs.StatusAsync();
        await local.Aws.Client.DeleteAsync("/_local/tasks/faults");
        local.Pass(20);

        Assert.Equal("ROLLBACK_SUCCESSFUL", await scene.Ecs.StatusAsync());
        Assert.Equal(["ACTIVE"], await scene.StatusesAsync());
    }

    [Fact]
    public async Task A_rollback_leads_the_route_to_its_earlier_port()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await GatewayScene.CreateAsync(local);
        await scene.AssociatedAsync();
        await local.Aws.EcsAsync("RegisterTaskDefinition", $$"""
            {"family":"web","requiresCompatibilities":["FARGATE"],"networkMode":"awsvpc","cpu":"256","memory":"512",
             "executionRoleArn":"{{EcsScene.Role}}",
             "containerDefinitions":[{"name":"app","image":"public.ecr.aws/x/app:1",
              "portMappings":[{"containerPort":8080,"name":"http"},{"containerPort":9090,"name":"grpc"}]}]}
            """);
        await scene.Ecs.CreateServiceAsync(more: $"{GatewayScene.Connector},{EcsScene.Breaker}");
        local.Pass(3);
        await scene.Ecs.StatusAsync();
        await local.Aws.AdminPostAsync("tasks/faults", """{"kind":"exit","service":"web"}""");

        await scene.Ecs.UpdateAsync(""" "gatewayConnectors":[{"portName":"grpc"}] """);
        local.Pass(0.6);
        var during = Assert.Single(await scene.RoutesAsync());
        local.Pass(20);
        var after = Assert.Single(await scene.RoutesAsync());

        Assert.Equal("ROLLBACK_SUCCESSFUL", await scene.Ecs.StatusAsync());
        Assert.Equal(("grpc", "http"), ((string)during["serviceContainerPortName"]!, (string)after["serviceContainerPortName"]!));
        Assert.Equal(("ACTIVE", "ACTIVE"), ((string)during["status"]!, (string)after["status"]!));
        Assert.Equal((string)during["gatewayRouteArn"]!, (string)after["gatewayRouteArn"]!);
    }

    [Fact]
    public async Task The_routes_of_a_service_go_with_it()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await GatewayScene.CreateAsync(local);
        await scene.AssociatedAsync();
        await scene.Ecs.CreateServiceAsync(more: GatewayScene.Connector);
        local.Pass(3);

        await local.Aws.EcsAsync("DeleteService", """{"cluster":"c","service":"web","force":true}""");
        Assert.Equal(["ACTIVE"], await scene.StatusesAsync());
        local.Pass(0.5);
        Assert.Equal(["DELETE_IN_PROGRESS"], await scene.StatusesAsync());
        local.Pass(2);
        Assert.Empty(await scene.RoutesAsync());
        await scene.Ecs.CreateServiceAsync(more: GatewayScene.Connector);
        Assert.Equal(["CREATE_IN_PROGRESS"], await scene.StatusesAsync());
    }

    [Fact]
    public async Task How_often_anyone_looks_does_not_change_what_happens()
    {
        var stories = new List<string>();
        foreach (var step in new[] { 0.05, 1.0, 10.0 })
        {
            await using var local = await TestLocal.StartAsync();
            var scene = await GatewayScene.CreateAsync(local);
            await scene.AssociatedAsync();
            await scene.Ecs.CreateServiceAsync(more: GatewayScene.Connector);
            await PassAsync();
            await scene.Ecs.UpdateAsync(""" "gatewayConnectors":[] """);
            await PassAsync();
            var finished = (await scene.Ecs.DeploymentsAsync())[0]["finishedAt"];
            stories.Add($"{(await scene.RoutesAsync()).Count} {finished} {(await scene.GatewayAsync())["updatedAt"]}");

            async Task PassAsync()
            {
                for (var time = 0.0; time < 9.99; time += step)
                {
                    local.Pass(step);
                    await scene.StatusesAsync();
                }
            }
        }

        Assert.Single(stories.Distinct());
    }
}
