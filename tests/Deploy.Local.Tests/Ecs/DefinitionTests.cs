using System.Text.Json.Nodes;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Ecs;

public sealed class DefinitionTests
{
    [Fact]
    public async Task Defaults_are_filled_in()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);

        var definition = (await scene.RegisterAsync(container: """ "healthCheck":{"command":["CMD","x"]} """))["taskDefinition"]!;

        var container = definition["containerDefinitions"]![0]!;
        Assert.Equal("""[{"containerPort":8080,"protocol":"tcp","hostPort":8080}]""", container["portMappings"]!.ToJsonString());
        Assert.Equal("""{"command":["CMD","x"],"interval":30,"timeout":5,"retries":3}""", container["healthCheck"]!.ToJsonString());
        Assert.Equal((0, true, "[]", "[]"), ((int)container["cpu"]!, (bool)container["essential"]!, container["environment"]!.ToJsonString(), container["mountPoints"]!.ToJsonString()));
        Assert.Equal("""["EC2","FARGATE"]""", definition["compatibilities"]!.ToJsonString());
        Assert.Contains("ecs.capability.container-health-check", definition["requiresAttributes"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(("ACTIVE", 1, 1893499200d), ((string)definition["status"]!, (int)definition["revision"]!, (double)definition["registeredAt"]!));
    }

    [Fact]
    public async Task Sizes_with_units_become_plain_numbers()
    {
        await using var local = await TestLocal.StartAsync();

        var reply = await local.Aws.EcsAsync("RegisterTaskDefinition", Fargate(""" "cpu":".5 vCPU","memory":"1GB" """));

        Assert.Equal(("512", "1024"), ((string)reply["taskDefinition"]!["cpu"]!, (string)reply["taskDefinition"]!["memory"]!));
    }

    [Fact]
    public async Task A_family_counts_its_revisions_and_never_gives_one_twice()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        await scene.RegisterAsync();
        await local.Aws.EcsAsync("DeregisterTaskDefinition", """{"taskDefinition":"web:2"}""");

        Assert.Equal(1, (int)(await local.Aws.EcsAsync("DescribeTaskDefinition", """{"taskDefinition":"web"}"""))["taskDefinition"]!["revision"]!);
        var gone = (await local.Aws.EcsAsync("DescribeTaskDefinition", """{"taskDefinition":"web:2"}"""))["taskDefinition"]!;
        Assert.Equal("INACTIVE", (string)gone["status"]!);
        Assert.NotNull(gone["deregisteredAt"]);
        Assert.Equal("""["arn:aws:ecs:eu-west-1:000000000000:task-definition/web:1"]""", (await local.Aws.EcsAsync("ListTaskDefinitions", """{"familyPrefix":"web"}"""))["taskDefinitionArns"]!.ToJsonString());

        var deleted = await local.Aws.EcsAsync("DeleteTaskDefinitions", """{"taskDefinitions":["web:2","web:1"]}""");
        Assert.Equal("DELETE_IN_PROGRESS", (string)deleted["taskDefinitions"]![0]!["status"]!);
        Assert.Contains("still in ACTIVE status", (string)deleted["failures"]![0]!["reason"]!, StringComparison.Ordinal);
        local.Pass(5);
        Assert.Equal("Unable to describe task definition.", (await local.Aws.EcsErrorAsync("DescribeTaskDefinition", """{"taskDefinition":"web:2"}""")).Message);
        Assert.Equal(3, (int)(await scene.RegisterAsync())["taskDefinition"]!["revision"]!);
    }

    [Fact]
    public async Task Families_are_listed_by_prefix_and_status()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        foreach (var family in new[] { "web-a", "web-b", "job" })
            await scene.RegisterAsync(family);
        await local.Aws.EcsAsync("DeregisterTaskDefinition", """{"taskDefinition":"web-b:1"}""");

        Assert.Equal("""["web-a"]""", (await local.Aws.EcsAsync("ListTaskDefinitionFamilies", """{"familyPrefix":"web"}"""))["families"]!.ToJsonString());
        Assert.Equal("""["web-b"]""", (await local.Aws.EcsAsync("ListTaskDefinitionFamilies", """{"status":"INACTIVE"}"""))["families"]!.ToJsonString());
        Assert.Equal(3, (await local.Aws.EcsAsync("ListTaskDefinitionFamilies", """{"status":"ALL"}"""))["families"]!.AsArray().Count);
    }

    [Fact]
    public async Task Tags_are_described_on_request_and_revisions_sort_as_numbers()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        for (var i = 0; i < 11; i++)
            await scene.RegisterAsync();
        await local.Aws.EcsAsync("TagResource", """{"resourceArn":"arn:aws:ecs:eu-west-1:000000000000:task-definition/web:11","tags":[{"key":"k","value":"v"}]}""");

        var newest = await local.Aws.EcsAsync("ListTaskDefinitions", """{"familyPrefix":"web","sort":"DESC","maxResults":1}""");
        var described = await local.Aws.EcsAsync("DescribeTaskDefinition", """{"taskDefinition":"web","include":["TAGS"]}""");

        Assert.EndsWith("web:11", (string)newest["taskDefinitionArns"]![0]!, StringComparison.Ordinal);
        Assert.Equal("""[{"key":"k","value":"v"}]""", described["tags"]!.ToJsonString());
    }

    [Theory]
    [InlineData(61440)]
    [InlineData(122880)]
    [InlineData(249856)]
    public async Task Thirty_two_virtual_CPUs_have_three_sizes_of_memory(int memory)
    {
        await using var local = await TestLocal.StartAsync();
        var reply = await local.Aws.EcsAsync("RegisterTaskDefinition", Fargate($""" "cpu":"32768","memory":"{memory}" """));
        Assert.Equal($"{memory}", (string)reply["taskDefinition"]!["memory"]!);
    }

    [Fact]
    public async Task A_definition_of_more_than_64_KiB_is_refused()
    {
        await using var local = await TestLocal.StartAsync();
        string Definition(int bytes) => $$"""{"family":"f","containerDefinitions":[{"name":"c","image":"i","memory":64,"environment":[{"name":"BIG","value":"{{new string('x', bytes)}}"}]}]}""";

        await local.Aws.EcsAsync("RegisterTaskDefinition", Definition(60_000));
        var error = await local.Aws.EcsErrorAsync("RegisterTaskDefinition", Definition(70_000));

        Assert.Equal("ClientException", error.Code);
        Assert.Matches("^Actual length: '70[0-9]{3}'. Max allowed length is '65536' bytes.$", error.Message);
    }

    [Theory]
    [InlineData(""" "cpu":"256","memory":"4096" """, "No Fargate configuration exists for given values: 256 CPU, 4096 memory. See the Amazon ECS documentation for the valid values.")]
    [InlineData(""" "cpu":"4096","memory":"31744" """, "No Fargate configuration exists for given values: 4096 CPU, 31744 memory. See the Amazon ECS documentation for the valid values.")]
    [InlineData(""" "cpu":"32768","memory":"65536" """, "No Fargate configuration exists for given values: 32768 CPU, 65536 memory. See the Amazon ECS documentation for the valid values.")]
    [InlineData(""" "cpu":"32768","memory":"69632" """, "No Fargate configuration exists for given values: 32768 CPU, 69632 memory. See the Amazon ECS documentation for the valid values.")]
    [InlineData(""" "memory":"512" """, "Fargate requires that 'cpu' be defined at the task level.")]
    [InlineData(""" "cpu":"256" """, "Fargate requires that 'memory' be defined at the task level.")]
    [InlineData(""" "cpu":"256","memory":"512","networkMode":"bridge" """, "Fargate only supports network mode ‘awsvpc’.")]
    [InlineData(""" "cpu":"lots","memory":"512" """, "Invalid 'cpu' setting for task.")]
    [InlineData(""" "cpu":"256","memory":"512","ephemeralStorage":{"sizeInGiB":20} """, "The ephemeral storage size must be between 21 and 200 GiB.")]
    [InlineData(""" "cpu":"256","memory":"512","volumes":[{"name":"v","host":{"sourcePath":"/x"}}] """, "Fargate compatible task definitions do not support sourcePath.")]
    public async Task What_Fargate_has_not_is_refused(string members, string message)
    {
        await using var local = await TestLocal.StartAsync();

        var error = await local.Aws.EcsErrorAsync("RegisterTaskDefinition", Fargate(members));

        Assert.Equal(("ClientException", message), (error.Code, error.Message));
    }

    [Theory]
    [InlineData("""[{"name":"a","image":"x"},{"name":"a","image":"y"}]""", "Container names must be unique")]
    [InlineData("""[{"name":"a b","image":"x"}]""", "Container.name contains invalid characters.")]
    [InlineData("""[{"name":"a","image":""}]""", "Container.image should not be null or empty.")]
    [InlineData("""[{"name":"a","image":"x","essential":false}]""", "At least one container must be marked as essential.")]
    [InlineData("""[{"name":"a","image":"x","portMappings":[{"containerPort":80,"hostPort":81}]}]""", "When networkMode=awsvpc, the host ports and container ports in port mappings must match.")]
    [InlineData("""[{"name":"a","image":"x","portMappings":[{"containerPort":80}]},{"name":"b","image":"x","portMappings":[{"containerPort":80}]}]""", "mapped more than once")]
    [InlineData("""[{"name":"a","image":"x","secrets":[{"name":"S","valueFrom":"p"}]}]""", "you must also specify a value for 'executionRoleArn'")]
    [InlineData("""[{"name":"a","image":"x","logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"g","awslogs-region":"r"}}}]""", "Fargate requires task definition to have execution role ARN to support log driver awslogs.")]
    [InlineData("""[{"name":"a","image":"x","logConfiguration":{"logDriver":"awslogs"}}]""", "Log driver awslogs requires options: awslogs-region, awslogs-group")]
    [InlineData("""[{"name":"a","image":"x","healthCheck":{"command":["CMD-SHELL","x"],"interval":4}}]""", "interval")]
    [InlineData("""[{"name":"a","image":"x","dependsOn":[{"containerName":"b","condition":"START"}]}]""", "'b' is not another container")]
    [InlineData("""[{"name":"a","image":"x","dependsOn":[{"containerName":"b","condition":"START"}]},{"name":"b","image":"x","dependsOn":[{"containerName":"a","condition":"START"}]}]""", "cycle")]
    [InlineData("""[{"name":"a","image":"x","memory":1024}]""", "more than the task's memory of 512")]
    [InlineData("""[{"name":"a","image":"x","mountPoints":[{"sourceVolume":"v","containerPath":"/v"}]}]""", "Unknown volume 'v'.")]
    [InlineData("""[{"name":"a","image":"x","privileged":true}]""", "privileged")]
    public async Task Wrong_containers_are_refused(string containers, string message)
    {
        await using var local = await TestLocal.StartAsync();
        var body = (JsonObject)JsonNode.Parse(Fargate(""" "cpu":"256","memory":"512" """))!;
        body["containerDefinitions"] = JsonNode.Parse(containers);

        var error = await local.Aws.EcsErrorAsync("RegisterTaskDefinition", body.ToJsonString());

        Assert.Equal("ClientException", error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static string Fargate(string members)
    {
        var body = (JsonObject)JsonNode.Parse($$"""{"family":"web","requiresCompatibilities":["FARGATE"],"containerDefinitions":[{"name":"app","image":"x"}],{{members}}}""")!;
        body["networkMode"] ??= "awsvpc";
        return body.ToJsonString();
    }
}
