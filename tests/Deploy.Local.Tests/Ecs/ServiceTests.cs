using System.Text.Json.Nodes;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Ecs;

public sealed class ServiceTests
{
    [Fact]
    public async Task A_new_service_has_the_defaults_of_ECS()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();

        var service = (await scene.CreateServiceAsync())["service"]!;

        Assert.Equal(
            """{"deploymentCircuitBreaker":{"enable":false,"rollback":false},"maximumPercent":200,"minimumHealthyPercent":100,"strategy":"ROLLING","bakeTimeInMinutes":0}""",
            service["deploymentConfiguration"]!.ToJsonString());
        Assert.Equal(
            ("ACTIVE", "LATEST", "Linux", "REPLICA", "NONE", "ECS", "ENABLED"),
            ((string)service["status"]!, (string)service["platformVersion"]!, (string)service["platformFamily"]!, (string)service["schedulingStrategy"]!,
             (string)service["propagateTags"]!, (string)service["deploymentController"]!["type"]!, (string)service["availabilityZoneRebalancing"]!));
        Assert.Equal("DISABLED", (string)service["networkConfiguration"]!["awsvpcConfiguration"]!["assignPublicIp"]!);
        Assert.Equal("arn:aws:ecs:eu-west-1:000000000000:task-definition/web:1", (string)service["taskDefinition"]!);
        Assert.Null(service["healthCheckGracePeriodSeconds"]);
    }

    [Fact]
    public async Task Creation_is_idempotent_by_token_only()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        await scene.CreateServiceAsync(more: """ "clientToken":"t1" """);

        var again = await scene.CreateServiceAsync(more: """ "clientToken":"t1" """);
        var other = await local.Aws.EcsErrorAsync("CreateService", scene.ServiceBody());

        Assert.Equal("web", (string)again["service"]!["serviceName"]!);
        Assert.Equal(("InvalidParameterException", "Creation of service was not idempotent."), (other.Code, other.Message));
    }

    [Theory]
    [InlineData("taskDefinition", "\"nope\"", "ClientException", "TaskDefinition not found.")]
    [InlineData("taskDefinition", "\"web:1\"", "ClientException", "TaskDefinition is inactive")]
    [InlineData("cluster", "\"nope\"", "ClusterNotFoundException", "Cluster not found.")]
    [InlineData("networkConfiguration", "null", "InvalidParameterException", "Network Configuration must be provided when networkMode 'awsvpc' is specified.")]
    [InlineData("networkConfiguration", """{"awsvpcConfiguration":{"subnets":[]}}""", "InvalidParameterException", "subnets can not be empty.")]
    [InlineData("networkConfiguration", """{"awsvpcConfiguration":{"subnets":["subnet-0"]}}""", "InvalidParameterException", "Error retrieving subnet information for [subnet-0]: The subnet ID 'subnet-0' does not exist (ErrorCode: InvalidSubnetID.NotFound)")]
    [InlineData("capacityProviderStrategy", """[{"capacityProvider":"FARGATE","weight":1}]""", "InvalidParameterException", "Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.")]
    [InlineData("platformVersion", "\"9.9.9\"", "PlatformUnknownException", "The specified platform does not exist.")]
    [InlineData("desiredCount", "-1", "InvalidParameterException", "desiredCount must not be negative.")]
    [InlineData("deploymentConfiguration", """{"minimumHealthyPercent":100,"maximumPercent":100}""", "InvalidParameterException", "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.")]
    [InlineData("loadBalancers", """[{"targetGroupArn":"arn:x","containerName":"nope","containerPort":8080}]""", "InvalidParameterException", "The container nope does not exist in the task definition.")]
    [InlineData("loadBalancers", """[{"targetGroupArn":"arn:x","containerName":"app","containerPort":81}]""", "InvalidParameterException", "The container app did not have a container port 81 defined.")]
    [InlineData("loadBalancers", """[{"targetGroupArn":"arn:x","containerName":"app","containerPort":8080}]""", "InvalidParameterException", "The target group arn:x does not exist.")]
    public async Task A_wrong_service_is_refused(string member, string value, string code, string message)
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        await scene.RegisterAsync();
        await local.Aws.EcsAsync("DeregisterTaskDefinition", """{"taskDefinition":"web:1"}""");
        var body = (JsonObject)JsonNode.Parse(scene.ServiceBody())!;
        body[member] = JsonNode.Parse(value);

        var error = await local.Aws.EcsErrorAsync("CreateService", body.ToJsonString());

        Assert.Equal((code, message), (error.Code, error.Message));
    }

    [Fact]
    public async Task A_definition_that_is_not_for_Fargate_is_refused_there()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await local.Aws.EcsAsync("RegisterTaskDefinition", """{"family":"web","containerDefinitions":[{"name":"a","image":"x","memory":128}]}""");

        var error = await local.Aws.EcsErrorAsync("CreateService", scene.ServiceBody());

        Assert.Equal("Task definition does not support launch_type FARGATE.", error.Message);
    }

    [Fact]
    public async Task An_absent_member_keeps_and_an_empty_list_removes()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        var registry = await scene.RegistryAsync();
        await scene.CreateServiceAsync(more: $$""" "serviceRegistries":[{"registryArn":"{{registry}}"}],"propagateTags":"SERVICE" """);

        await scene.UpdateAsync(""" "desiredCount":2 """);
        var kept = await scene.ServiceAsync();
        await scene.UpdateAsync(""" "serviceRegistries":[] """);
        var removed = await scene.ServiceAsync();

        Assert.Equal(($$"""[{"registryArn":"{{registry}}"}]""", "SERVICE"), (kept["serviceRegistries"]!.ToJsonString(), (string)kept["propagateTags"]!));
        Assert.Equal("[]", removed["serviceRegistries"]!.ToJsonString());
    }

    [Fact]
    public async Task Deployment_configuration_is_merged()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        await scene.CreateServiceAsync(more: EcsScene.Breaker);

        await scene.UpdateAsync(""" "deploymentConfiguration":{"maximumPercent":150} """);

        var configuration = (await scene.ServiceAsync())["deploymentConfiguration"]!;
        Assert.Equal((150, true), ((int)configuration["maximumPercent"]!, (bool)configuration["deploymentCircuitBreaker"]!["enable"]!));
    }

    [Fact]
    public async Task A_service_is_scaled_down_or_forced_before_it_goes()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        await scene.CreateServiceAsync();
        local.Pass(3);

        Assert.Equal("The service cannot be stopped while it is scaled above 0.", (await local.Aws.EcsErrorAsync("DeleteService", """{"cluster":"c","service":"web"}""")).Message);
        await local.Aws.EcsAsync("DeleteService", """{"cluster":"c","service":"web","force":true}""");

        Assert.Equal("DRAINING", (string)(await scene.ServiceAsync())["status"]!);
        Assert.Equal("Unable to Start a service that is still Draining.", (await local.Aws.EcsErrorAsync("CreateService", scene.ServiceBody())).Message);
        local.Pass(2);
        Assert.Equal("INACTIVE", (string)(await scene.ServiceAsync())["status"]!);
        Assert.Equal("ServiceNotActiveException", (await local.Aws.EcsErrorAsync("UpdateService", """{"cluster":"c","service":"web","desiredCount":1}""")).Code);
        Assert.Empty(await scene.TasksAsync());
        Assert.Equal("ACTIVE", (string)(await scene.CreateServiceAsync())["service"]!["status"]!);
    }

    [Fact]
    public async Task Missing_services_are_failures_and_eleven_are_too_many()
    {
        await using var local = await TestLocal.StartAsync();
        await EcsScene.CreateAsync(local);

        var reply = await local.Aws.EcsAsync("DescribeServices", """{"cluster":"c","services":["nope"]}""");
        var many = await local.Aws.EcsErrorAsync("DescribeServices", """{"cluster":"c","services":["1","2","3","4","5","6","7","8","9","10","11"]}""");

        Assert.Equal("""[{"arn":"arn:aws:ecs:eu-west-1:000000000000:service/c/nope","reason":"MISSING"}]""", reply["failures"]!.ToJsonString());
        Assert.Equal("InvalidParameterException", many.Code);
        Assert.Equal(("ServiceNotFoundException", "Service not found."), await CodeAsync("UpdateService"));
        Assert.Equal(("ServiceNotFoundException", "Service not found."), await CodeAsync("DeleteService"));
        Assert.Equal(("ServiceNotFoundException", "Service not found."), await CodeAsync("ListServiceDeployments"));

        async Task<(string, string)> CodeAsync(string operation)
        {
            var (_, code, message) = await local.Aws.EcsErrorAsync(operation, """{"cluster":"c","service":"nope"}""");
            return (code, message);
        }
    }

    [Fact]
    public async Task Services_are_listed_ten_at_a_time()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        for (var i = 0; i < 12; i++)
            await scene.CreateServiceAsync(desired: 0, name: $"s{i:00}");

        var first = await local.Aws.EcsAsync("ListServices", """{"cluster":"c"}""");
        var second = await local.Aws.EcsAsync("ListServices", $$"""{"cluster":"c","nextToken":"{{first["nextToken"]}}"}""");

        Assert.Equal((10, 2, null), (first["serviceArns"]!.AsArray().Count, second["serviceArns"]!.AsArray().Count, second["nextToken"]));
    }

    [Fact]
    public async Task Tags_are_set_changed_and_removed_by_arn()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        var arn = (string)(await scene.CreateServiceAsync(more: """ "tags":[{"key":"a","value":"1"}] """))["service"]!["serviceArn"]!;

        await local.Aws.EcsAsync("TagResource", $$"""{"resourceArn":"{{arn}}","tags":[{"key":"b","value":"2"}]}""");
        await local.Aws.EcsAsync("UntagResource", $$"""{"resourceArn":"{{arn}}","tagKeys":["a"]}""");

        Assert.Equal("""[{"key":"b","value":"2"}]""", (await local.Aws.EcsAsync("ListTagsForResource", $$"""{"resourceArn":"{{arn}}"}"""))["tags"]!.ToJsonString());
        Assert.Equal("""[{"key":"b","value":"2"}]""", (await scene.ServiceAsync())["tags"]!.ToJsonString());
        Assert.Contains("aws:", (await local.Aws.EcsErrorAsync("TagResource", $$"""{"resourceArn":"{{arn}}","tags":[{"key":"aws:x","value":"2"}]}""")).Message, StringComparison.Ordinal);
        Assert.Equal("InvalidParameterException", (await local.Aws.EcsErrorAsync("ListTagsForResource", """{"resourceArn":"arn:aws:ecs:eu-west-1:000000000000:service/c/nope"}""")).Code);
    }
}
