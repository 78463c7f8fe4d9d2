using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Ecs;

public sealed class TaskTests
{
    [Fact]
    public async Task A_task_of_RunTask_works_and_ends_well()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();

        var reply = await RunAsync(scene, """ "startedBy":"me","overrides":{"containerOverrides":[{"name":"app","command":["migrate"]}]} """);
        local.Pass(1);
        var running = Assert.Single(await scene.TasksAsync());
        local.Pass(2);
        var stopped = Assert.Single(await scene.TasksAsync("STOPPED"));

        Assert.Equal(("PROVISIONING", "family:web", "me"), ((string)reply["tasks"]![0]!["lastStatus"]!, (string)reply["tasks"]![0]!["group"]!, (string)reply["tasks"]![0]!["startedBy"]!));
        Assert.Equal("migrate", (string)running["overrides"]!["containerOverrides"]![0]!["command"]![0]!);
        Assert.Equal("RUNNING", (string)running["lastStatus"]!);
        Assert.Equal(("EssentialContainerExited", 0), ((string)stopped["stopCode"]!, (int)stopped["containers"]![0]!["exitCode"]!));
    }

    [Theory]
    [InlineData(""" "desiredStatus":"STOPPED" """)]
    [InlineData(""" "family":"web" """)]
    [InlineData(""" "serviceName":"web" """)]
    [InlineData(""" "launchType":"FARGATE" """)]
    public async Task StartedBy_is_the_only_filter_or_none(string other)
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        await RunAsync(scene, """ "startedBy":"me" """);

        Assert.Single((await local.Aws.EcsAsync("ListTasks", """{"cluster":"c","startedBy":"me"}"""))["taskArns"]!.AsArray());
        var error = await local.Aws.EcsErrorAsync("ListTasks", $$"""{"cluster":"c","startedBy":"me",{{other}}}""");
        Assert.Equal("InvalidParameterException", error.Code);
    }

    [Fact]
    public async Task A_task_has_an_address_in_its_subnet()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        await RunAsync(scene);

        var task = Assert.Single(await scene.TasksAsync());
        var details = task["attachments"]![0]!["details"]!.AsArray().ToDictionary(d => (string)d!["name"]!, d => (string)d!["value"]!);

        Assert.Equal(scene.Subnet, details["subnetId"]);
        Assert.True(System.Net.IPNetwork.Parse("172.31.0.0/20").Contains(System.Net.IPAddress.Parse(details["privateIPv4Address"])), details["privateIPv4Address"]);
        Assert.Equal("eu-west-1a", (string)task["availabilityZone"]!);
    }

    [Fact]
    public async Task A_stopped_task_of_a_service_is_replaced_and_its_reason_kept()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        await scene.CreateServiceAsync();
        local.Pass(3);
        var first = (string)Assert.Single(await scene.TasksAsync())["taskArn"]!;

        await local.Aws.EcsAsync("StopTask", $$"""{"cluster":"c","task":"{{first}}","reason":"because"}""");
        local.Pass(3);

        Assert.NotEqual(first, (string)Assert.Single(await scene.TasksAsync())["taskArn"]!);
        var stopped = Assert.Single(await scene.TasksAsync("STOPPED"));
        Assert.Equal(("UserInitiated", "because"), ((string)stopped["stopCode"]!, (string)stopped["stoppedReason"]!));
        Assert.Equal("COMPLETED", (string)(await scene.ServiceAsync())["deployments"]![0]!["rolloutState"]!);
    }

    [Fact]
    public async Task Stopped_tasks_are_forgotten_after_an_hour()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        await RunAsync(scene);
        local.Pass(5);
        Assert.Single(await scene.TasksAsync("STOPPED"));

        local.Pass(3700);

        Assert.Empty(await scene.TasksAsync("STOPPED"));
    }

    [Fact]
    public async Task Tasks_take_the_tags_that_are_propagated()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        await scene.CreateServiceAsync(more: """ "tags":[{"key":"team","value":"a"}],"propagateTags":"SERVICE","enableECSManagedTags":true """);
        local.Pass(1);
        var arn = (string)(await scene.TasksAsync())[0]["taskArn"]!;

        var tags = (await local.Aws.EcsAsync("ListTagsForResource", $$"""{"resourceArn":"{{arn}}"}"""))["tags"]!.ToJsonString();

        Assert.Equal("""[{"key":"team","value":"a"},{"key":"aws:ecs:clusterName","value":"c"},{"key":"aws:ecs:serviceName","value":"web"}]""", tags);
    }

    [Theory]
    [InlineData(""" "count":11 """, "Count must be between 1 and 10.")]
    [InlineData(""" "overrides":{"containerOverrides":[{"name":"nope"}]} """, "Override for container named nope is not a container in the TaskDefinition.")]
    [InlineData(""" "launchType":"EC2" """, "No Container Instances were found in your cluster.")]
    public async Task Wrong_tasks_are_refused(string more, string message)
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();

        var error = await local.Aws.EcsErrorAsync("RunTask", Body(scene, more));

        Assert.Equal(("InvalidParameterException", message), (error.Code, error.Message));
    }

    [Fact]
    public async Task Missing_tasks_are_failures()
    {
        await using var local = await TestLocal.StartAsync();
        await EcsScene.CreateAsync(local);

        var reply = await local.Aws.EcsAsync("DescribeTasks", """{"cluster":"c","tasks":["0123"]}""");

        Assert.Equal("""[{"arn":"arn:aws:ecs:eu-west-1:000000000000:task/c/0123","reason":"MISSING"}]""", reply["failures"]!.ToJsonString());
    }

    private static Task<System.Text.Json.Nodes.JsonObject> RunAsync(EcsScene scene, string more = "") => scene.Aws.EcsAsync("RunTask", Body(scene, more));

    private static string Body(EcsScene scene, string more)
    {
        var body = (System.Text.Json.Nodes.JsonObject)System.Text.Json.Nodes.JsonNode.Parse($$"""{"cluster":"c","taskDefinition":"web"{{(more.Length == 0 ? "" : "," + more)}}}""")!;
        body["launchType"] ??= "FARGATE";
        body["networkConfiguration"] = System.Text.Json.Nodes.JsonNode.Parse($$$"""{"awsvpcConfiguration":{"subnets":["{{{scene.Subnet}}}"]}}""");
        return body.ToJsonString();
    }
}
