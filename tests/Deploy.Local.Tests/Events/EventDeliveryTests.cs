using System.Text.Json.Nodes;
using Deploy.Local.Tests.Support;
using static Deploy.Local.Tests.Support.ScheduleScene;

namespace Deploy.Local.Tests.Events;

/// <summary>Events that clients and ECS send start the tasks of rules.</summary>
public sealed class EventDeliveryTests
{
    private const string OfTheRule = "events-rule/r";

    [Fact]
    public async Task An_event_of_a_client_starts_the_tasks_of_rules_that_it_fits()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await SceneAsync(local, "events.amazonaws.com");
        await RuleAsync(local, scene, """{"source":["shop"]}""");
        await RuleAsync(local, scene, """{"source":["other"]}""", name: "s");
        await RuleAsync(local, scene, """{"source":["shop"]}""", name: "off");
        await local.Aws.JsonAsync("events", "AWSEvents", "DisableRule", """{"Name":"off"}""");

        var reply = await PutAsync(local, """{"Source":"shop","DetailType":"Order","Detail":"{}"},{"Source":"shop","DetailType":"Order","Detail":"{}","EventBusName":"elsewhere"},{"Source":"aws.ecs","DetailType":"x","Detail":"{}"},{"Source":"shop","DetailType":"x","Detail":"no"},{"Source":"shop","Detail":"{}"}""");
        Assert.Empty(await StartedAsync(local));
        local.Pass(1);

        Assert.Equal(OfTheRule, (string)Assert.Single(await StartedAsync(local))["startedBy"]!);
        Assert.Equal(3, (int)reply["FailedEntryCount"]!);
        Assert.Equal([null, null, "NotAuthorizedForSourceException", "MalformedDetail", "InvalidArgument"], reply["Entries"]!.AsArray().Select(entry => (string?)entry!["ErrorCode"]));
    }

    [Fact]
    public async Task The_end_of_a_task_starts_another_with_what_the_event_tells()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await SceneAsync(local, "events.amazonaws.com");
        await scene.RegisterAsync("first");
        await RuleAsync(
            local, scene,
            """{"source":["aws.ecs"],"detail-type":["ECS Task State Change"],"detail":{"lastStatus":["STOPPED"],"group":["family:first"],"stopCode":["EssentialContainerExited"]}}""",
            """
            {"InputPathsMap":{"task":"$.detail.taskArn","code":"$.detail.containers[0].exitCode","at":"$.detail.stoppedAt"},
             "InputTemplate":"{\"containerOverrides\":[{\"name\":\"app\",\"environment\":[{\"name\":\"TASK\",\"value\":<task>},{\"name\":\"TEXT\",\"value\":\"code <code>, at <at>\"}]}]}"}
            """);
        var run = await RunAsync(scene, "first");

        // It works for a second; the event is on its way for half a second.
        for (var seconds = 0; seconds < 10; seconds++)
        {
            local.Pass(1);
            await StartedAsync(local);
        }

        var started = Assert.Single(await StartedAsync(local), task => (string?)task["startedBy"] == OfTheRule);
        var environment = started["overrides"]!["containerOverrides"]![0]!["environment"]!.AsArray();
        Assert.Equal((string)run["tasks"]![0]!["taskArn"]!, (string)environment[0]!["value"]!);
        Assert.Matches(@"^code 0, at 2030-01-01T12:00:0\d\.\d{3}Z$", (string)environment[1]!["value"]!);
    }

    [Fact]
    public async Task A_deployment_tells_when_it_begins_and_when_it_is_complete()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await SceneAsync(local, "events.amazonaws.com");
        await RuleAsync(local, scene, """{"detail-type":["ECS Deployment State Change"],"detail":{"eventName":["SERVICE_DEPLOYMENT_IN_PROGRESS"]}}""");
        await RuleAsync(local, scene, """{"detail-type":["ECS Deployment State Change"],"detail":{"eventName":["SERVICE_DEPLOYMENT_COMPLETED"],"eventType":["INFO"]},"resources":[{"suffix":"service/c/web"}]}""", name: "done");
        await scene.CreateServiceAsync();

        for (var seconds = 0; seconds < 10; seconds++)
        {
            local.Pass(1);
            await scene.ServiceAsync();
        }

        var started = await StartedAsync(local);
        Assert.Single(started, task => (string?)task["startedBy"] == OfTheRule);
        Assert.Single(started, task => (string?)task["startedBy"] == "events-rule/done");
    }

    [Fact]
    public async Task A_failed_deployment_is_an_error_of_its_own()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await SceneAsync(local, "events.amazonaws.com");
        await scene.RegisterAsync("alarm");
        await RuleAsync(local, scene, """{"detail-type":["ECS Deployment State Change"],"detail":{"eventType":["ERROR"],"reason":[{"prefix":"ECS deployment circuit breaker"}]}}""");
        await local.Aws.AdminPostAsync("tasks/faults", """{"kind":"exit","service":"web"}""");
        await scene.CreateServiceAsync(more: EcsScene.Breaker);

        for (var seconds = 0; seconds < 60; seconds++)
        {
            local.Pass(1);
            await scene.ServiceAsync();
        }

        Assert.Single(await StartedAsync(local), task => (string?)task["startedBy"] == OfTheRule);
    }

    [Theory]
    [InlineData("role", "NO_PERMISSIONS", null, 1)]
    [InlineData("cluster", "NO_RESOURCE", null, 1)]
    [InlineData("definition", "ERROR_FROM_TARGET", "MaximumRetryAttempts", 3)]
    public async Task What_trying_again_cannot_help_is_a_dead_letter_at_once(string missing, string code, string? condition, int tries)
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await SceneAsync(local, missing == "role" ? "scheduler.amazonaws.com" : "events.amazonaws.com");
        if (missing == "definition")
            await local.Aws.EcsAsync("DeregisterTaskDefinition", """{"taskDefinition":"web:1"}""");
        await RuleAsync(local, scene, """{"source":["shop"]}""", cluster: missing == "cluster" ? Cluster + "x" : Cluster);

        await PutAsync(local, """{"Source":"shop","DetailType":"Order","Detail":"{\"id\":7}"}""");
        local.Pass(60);
        await StartedAsync(local);

        var letter = Assert.Single(await DeadLettersAsync(local));
        Assert.Equal(7, (int)JsonNode.Parse((string)letter["body"]!)!["detail"]!["id"]!);
        var attributes = letter["attributes"]!;
        Assert.Equal((code, condition, $"{tries - 1}"), ((string)attributes["ERROR_CODE"]!, (string?)attributes["EXHAUSTED_RETRY_CONDITION"], (string)attributes["RETRY_ATTEMPTS"]!));
        Assert.Equal("arn:aws:events:eu-west-1:000000000000:rule/r", (string)attributes["RULE_ARN"]!);
        Assert.Equal(tries, (await InvocationsAsync(local)).Count);

        using var forgotten = await local.Aws.Client.DeleteAsync("/_local/dead-letters");
        Assert.Empty(await DeadLettersAsync(local));
    }

    [Fact]
    public async Task Tasks_whose_start_starts_tasks_do_not_stop_Local()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await SceneAsync(local, "events.amazonaws.com");
        await RuleAsync(local, scene, """{"detail":{"lastStatus":["PROVISIONING"],"desiredStatus":["RUNNING"]}}""");
        await RunAsync(scene, "web");

        local.Pass(10);

        Assert.Equal(21, (await StartedAsync(local)).Count);
    }

    private static Task<JsonObject> RunAsync(EcsScene scene, string family) => scene.Aws.EcsAsync("RunTask", new JsonObject
    {
        ["cluster"] = "c",
        ["taskDefinition"] = family,
        ["launchType"] = "FARGATE",
        ["networkConfiguration"] = new JsonObject { ["awsvpcConfiguration"] = new JsonObject { ["subnets"] = new JsonArray(scene.Subnet) } },
    }.ToJsonString());

    private static Task<JsonObject> PutAsync(TestLocal local, string entries) =>
        local.Aws.JsonAsync("events", "AWSEvents", "PutEvents", $$"""{"Entries":[{{entries}}]}""");

    private static async Task RuleAsync(TestLocal local, EcsScene scene, string pattern, string? transformer = null, string name = "r", string cluster = Cluster)
    {
        await local.Aws.JsonAsync("events", "AWSEvents", "PutRule", new JsonObject { ["Name"] = name, ["EventPattern"] = pattern }.ToJsonString());
        var target = new JsonObject
        {
            ["Id"] = "1",
            ["Arn"] = cluster,
            ["RoleArn"] = Role,
            ["EcsParameters"] = Parameters(scene),
            ["RetryPolicy"] = new JsonObject { ["MaximumRetryAttempts"] = 2 },
            ["DeadLetterConfig"] = new JsonObject { ["Arn"] = Queue },
        };
        if (transformer is not null)
            target["InputTransformer"] = JsonNode.Parse(transformer);
        await local.Aws.JsonAsync("events", "AWSEvents", "PutTargets", new JsonObject { ["Rule"] = name, ["Targets"] = new JsonArray(target) }.ToJsonString());
    }
}
