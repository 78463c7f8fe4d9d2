using System.Text.Json.Nodes;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Ecs;

public sealed class RolloutTests
{
    [Fact]
    public async Task A_first_deployment_goes_through_its_states()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync(container: """ "healthCheck":{"command":["CMD","x"]} """);
        await scene.CreateServiceAsync();

        var seen = new List<string>();
        for (var i = 0; i < 40; i++)
        {
            var task = (await scene.TasksAsync()).SingleOrDefault();
            var state = $"{await scene.StatusAsync()} {task?["lastStatus"]} {task?["healthStatus"]}".Trim();
            if (seen.LastOrDefault() != state)
                seen.Add(state);
            local.Pass(0.05);
        }

        Assert.Equal(
            ["PENDING", "IN_PROGRESS PROVISIONING UNKNOWN", "IN_PROGRESS PENDING UNKNOWN", "IN_PROGRESS RUNNING UNKNOWN", "IN_PROGRESS RUNNING HEALTHY", "SUCCESSFUL RUNNING HEALTHY"],
            seen);
    }

    [Fact]
    public async Task A_deployment_of_one_task_takes_about_two_seconds_and_less_with_speed()
    {
        await using var usual = await TestLocal.StartAsync();
        await using var fast = await TestLocal.StartAsync(speed: 10);
        foreach (var local in new[] { usual, fast })
        {
            var scene = await EcsScene.CreateAsync(local);
            await scene.RegisterAsync();
            await scene.CreateServiceAsync();
            local.Pass(0.15);
            Assert.Equal(local == fast ? "SUCCESSFUL" : "IN_PROGRESS", await scene.StatusAsync());
            local.Pass(2);
            Assert.Equal("SUCCESSFUL", await scene.StatusAsync());
        }
    }

    [Fact]
    public async Task How_often_anyone_looks_does_not_change_what_happens()
    {
        var stories = new List<string>();
        foreach (var step in new[] { 0.03, 0.7, 5.0 })
        {
            await using var local = await TestLocal.StartAsync();
            var scene = await EcsScene.CreateAsync(local);
            await scene.RegisterAsync();
            await scene.CreateServiceAsync(desired: 3);
            for (var time = 0.0; time < 4.9; time += step)
            {
                local.Pass(step);
                await scene.StatusAsync();
            }

            var deployment = (await scene.DeploymentsAsync())[0];
            var events = (await scene.ServiceAsync())["events"]!.AsArray().Select(e => $"{e!["createdAt"]} {Anonymous((string)e["message"]!)}");
            stories.Add(string.Join('\n', events.Prepend($"{deployment["status"]} {deployment["startedAt"]} {deployment["finishedAt"]}")));
        }

        Assert.Single(stories.Distinct());
    }

    [Fact]
    public async Task A_new_revision_replaces_the_old_one()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        await scene.CreateServiceAsync(desired: 2);
        local.Pass(3);
        await scene.RegisterAsync();
        await scene.UpdateAsync(""" "taskDefinition":"web" """);

        var during = await scene.ServiceAsync();
        local.Pass(3);
        var after = await scene.ServiceAsync();
        var deployments = await scene.DeploymentsAsync();

        Assert.Equal(["PRIMARY", "ACTIVE"], during["deployments"]!.AsArray().Select(d => (string)d!["status"]!));
        Assert.Equal(["IN_PROGRESS", "COMPLETED"], during["deployments"]!.AsArray().Select(d => (string)d!["rolloutState"]!));
        Assert.Equal("COMPLETED", (string)Assert.Single(after["deployments"]!.AsArray())!["rolloutState"]!);
        Assert.Equal((2, 0), ((int)after["runningCount"]!, (int)after["pendingCount"]!));
        Assert.All(await scene.TasksAsync(), t => Assert.EndsWith("web:2", (string)t["taskDefinitionArn"]!, StringComparison.Ordinal));
        Assert.Equal(["SUCCESSFUL", "SUCCESSFUL"], deployments.Select(d => (string)d["status"]!));
        Assert.Equal((string)deployments[1]["targetServiceRevision"]!["arn"]!, (string)deployments[0]["sourceServiceRevisions"]![0]!["arn"]!);
        Assert.Equal((string)deployments[0]["serviceDeploymentArn"]!, (string)after["currentServiceDeployment"]!);
        Assert.Equal((string)deployments[0]["targetServiceRevision"]!["arn"]!, (string)after["currentServiceRevisions"]![0]!["arn"]!);
        Assert.All(await scene.TasksAsync("STOPPED"), t => Assert.Equal(("ServiceSchedulerInitiated", "STOPPED"), ((string)t["stopCode"]!, (string)t["lastStatus"]!)));
    }

    [Fact]
    public async Task Events_tell_the_rollout_in_the_words_of_ECS()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        await scene.CreateServiceAsync();
        local.Pass(3);
        await scene.UpdateAsync(""" "forceNewDeployment":true """);
        local.Pass(3);

        var events = (await scene.EventsAsync()).Reverse().Select(Anonymous);

        Assert.Equal(
            [
                "(service web) has started 1 tasks: (task #).",
                "(service web) (deployment #) deployment completed.",
                "(service web) has reached a steady state.",
                "(service web) has started 1 tasks: (task #).",
                "(service web) has stopped 1 running tasks: (task #).",
                "(service web) (deployment #) deployment completed.",
                "(service web) has reached a steady state.",
            ],
            events);
    }

    [Theory]
    [InlineData(""" "desiredCount":2 """, false)]
    [InlineData(""" "deploymentConfiguration":{"maximumPercent":150} """, false)]
    [InlineData(""" "healthCheckGracePeriodSeconds":30 """, false)]
    [InlineData(""" "enableExecuteCommand":true """, false)]
    [InlineData(""" "propagateTags":"SERVICE" """, false)]
    [InlineData(""" "enableECSManagedTags":true """, false)]
    [InlineData(""" "availabilityZoneRebalancing":"DISABLED" """, false)]
    [InlineData(""" "serviceConnectConfiguration":{"enabled":false} """, true)]
    [InlineData(""" "taskDefinition":"web:1" """, false)]
    [InlineData(""" "taskDefinition":"web:2" """, true)]
    [InlineData(""" "platformVersion":"1.4.0" """, true)]
    [InlineData(""" "forceNewDeployment":true """, true)]
    [InlineData(""" "networkConfiguration":{"awsvpcConfiguration":{"subnets":["$subnet"]}} """, false)]
    [InlineData(""" "networkConfiguration":{"awsvpcConfiguration":{"subnets":["$subnet"],"assignPublicIp":"ENABLED"}} """, true)]
    [InlineData(""" "serviceRegistries":[{"registryArn":"$registry"}] """, true)]
    [InlineData(""" "serviceRegistries":[],"loadBalancers":[] """, false)]
    public async Task Only_some_changes_start_a_deployment(string change, bool expected)
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync(task: EcsScene.TaskRole);
        await scene.CreateServiceAsync();
        await scene.RegisterAsync(task: EcsScene.TaskRole);
        local.Pass(3);

        await scene.UpdateAsync(change.Replace("$subnet", scene.Subnet, StringComparison.Ordinal).Replace("$registry", await scene.RegistryAsync(), StringComparison.Ordinal));
        local.Pass(3);

        var deployments = await scene.DeploymentsAsync();
        Assert.Equal(expected ? 2 : 1, deployments.Count);
        Assert.All(deployments, d => Assert.Equal("SUCCESSFUL", (string)d["status"]!));
    }

    [Fact]
    public async Task The_id_of_a_deployment_holds_the_number_of_its_revision()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        await scene.CreateServiceAsync();

        var id = (string)(await scene.ServiceAsync())["deployments"]![0]!["id"]!;
        var revision = (string)(await scene.DeploymentsAsync())[0]["targetServiceRevision"]!["arn"]!;

        Assert.StartsWith("ecs-svc/", id, StringComparison.Ordinal);
        Assert.EndsWith($":service-revision/c/web/{id["ecs-svc/".Length..]}", revision, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_strategy_of_capacity_providers_comes_changes_and_goes_with_a_forced_deployment_only()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await local.Aws.EcsAsync("PutClusterCapacityProviders", """{"cluster":"c","capacityProviders":["FARGATE","FARGATE_SPOT"],"defaultCapacityProviderStrategy":[]}""");
        await scene.RegisterAsync();
        await scene.CreateServiceAsync();
        local.Pass(3);
        foreach (var strategy in new[] { """[{"capacityProvider":"FARGATE_SPOT","weight":1}]""", """[{"capacityProvider":"FARGATE","weight":1}]""", "[]" })
        {
            var change = $""" "capacityProviderStrategy":{strategy} """;
            var error = await local.Aws.EcsErrorAsync("UpdateService", $$"""{"cluster":"c","service":"web",{{change}}}""");
            Assert.Equal("InvalidParameterException", error.Code);
            Assert.Contains("you must force a new deployment", error.Message, StringComparison.Ordinal);
            await scene.UpdateAsync($"""{change},"forceNewDeployment":true """);
            local.Pass(3);
            Assert.Equal("SUCCESSFUL", await scene.StatusAsync());
        }

        Assert.Equal(4, (await scene.DeploymentsAsync()).Count);
        Assert.Equal("FARGATE", (string)(await scene.ServiceAsync())["launchType"]!);
    }

    [Fact]
    public async Task Scaling_starts_and_stops_tasks_of_the_same_deployment()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        await scene.CreateServiceAsync(desired: 1);
        local.Pass(3);

        await scene.UpdateAsync(""" "desiredCount":3 """);
        local.Pass(2);
        Assert.Equal(3, (int)(await scene.ServiceAsync())["runningCount"]!);
        await scene.UpdateAsync(""" "desiredCount":0 """);
        local.Pass(2);

        var service = await scene.ServiceAsync();
        Assert.Equal((0, 0, 1), ((int)service["runningCount"]!, (int)service["desiredCount"]!, service["deployments"]!.AsArray().Count));
        Assert.Equal("(service web) has reached a steady state.", (await scene.EventsAsync())[0]);
    }

    [Fact]
    public async Task A_newer_deployment_stops_the_one_that_runs()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        await scene.CreateServiceAsync();
        local.Pass(3);
        await scene.UpdateAsync(""" "forceNewDeployment":true """);
        local.Pass(0.4);
        await scene.UpdateAsync(""" "forceNewDeployment":true """);
        local.Pass(3);

        var deployments = await scene.DeploymentsAsync();

        Assert.Equal(["SUCCESSFUL", "STOPPED", "SUCCESSFUL"], deployments.Select(d => (string)d["status"]!));
        Assert.NotNull(deployments[1]["stoppedAt"]);
        Assert.Contains("newer", (string)deployments[1]["statusReason"]!, StringComparison.Ordinal);
        Assert.Equal(1, (int)(await scene.ServiceAsync())["runningCount"]!);
    }

    [Fact]
    public async Task Without_instances_the_launch_type_EC2_places_nothing()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        var body = (JsonObject)JsonNode.Parse(scene.ServiceBody())!;
        body["launchType"] = "EC2";
        await local.Aws.EcsAsync("CreateService", body.ToJsonString());
        local.Pass(1.5);

        Assert.Contains("because no container instance met all of its requirements", (await scene.EventsAsync())[0], StringComparison.Ordinal);
        Assert.Equal("IN_PROGRESS", await scene.StatusAsync());
    }

    [Theory]
    [InlineData(1, 100, 200)]
    [InlineData(1, 0, 100)]
    [InlineData(4, 50, 100)]
    [InlineData(4, 100, 150)]
    [InlineData(3, 50, 200)]
    [InlineData(10, 90, 110)]
    [InlineData(5, 20, 120)]
    public async Task Limits_hold_at_every_moment(int desired, int lowest, int highest)
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        await scene.CreateServiceAsync(desired, $$""" "availabilityZoneRebalancing":"DISABLED","deploymentConfiguration":{"minimumHealthyPercent":{{lowest}},"maximumPercent":{{highest}}} """);
        local.Pass(5);
        await scene.UpdateAsync(""" "forceNewDeployment":true """);

        for (var i = 0; i < 400 && await scene.StatusAsync() != "SUCCESSFUL"; i++)
        {
            local.Pass(0.05);
            var running = await scene.TasksAsync();
            var leaving = (await scene.TasksAsync("STOPPED")).Count(t => (string)t["lastStatus"]! != "STOPPED");
            Assert.InRange(running.Count(t => (string)t["lastStatus"]! == "RUNNING"), (int)Math.Ceiling(desired * lowest / 100.0), int.MaxValue);
            Assert.InRange(running.Count + leaving, 0, desired * highest / 100);
        }

        Assert.Equal("SUCCESSFUL", await scene.StatusAsync());
    }

    private static string Anonymous(string text) =>
        System.Text.RegularExpressions.Regex.Replace(text, @"\((task|deployment) [\w/-]+\)", "($1 #)");
}
