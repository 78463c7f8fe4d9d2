using System.Text.Json.Nodes;
using Deploy.Local.Ecs.Simulation;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Ecs;

public sealed class EarlySuccessTests
{
    [Theory]
    [InlineData(
        """{"enable":true}""", "earlySuccessCriteria must have healthyPercent and sourceServiceRevisionCleanup when it is enabled.")]
    [InlineData(
        """{"enable":true,"healthyPercent":60}""",
        "earlySuccessCriteria must have healthyPercent and sourceServiceRevisionCleanup when it is enabled.")]
    [InlineData(
        """{"enable":true,"healthyPercent":49,"sourceServiceRevisionCleanup":"BLOCKING"}""",
        "healthyPercent of earlySuccessCriteria must be from 50 (minimumHealthyPercent) to 100.")]
    [InlineData(
        """{"enable":true,"healthyPercent":101,"sourceServiceRevisionCleanup":"DEFERRED"}""",
        "healthyPercent of earlySuccessCriteria must be from 50 (minimumHealthyPercent) to 100.")]
    public async Task Wrong_criteria_are_refused(string criteria, string message)
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();

        var error = await local.Aws.EcsErrorAsync("CreateService", scene.ServiceBody(more: Configuration(criteria)));

        Assert.Equal(("InvalidParameterException", message), (error.Code, error.Message));
    }

    [Fact]
    public async Task What_is_not_enabled_may_have_any_values_and_changes_nothing()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        await scene.CreateServiceAsync(more: Configuration("""{"enable":false,"healthyPercent":1}"""));
        local.Pass(3);

        Assert.Equal(1, (int)(await scene.ServiceAsync())["deploymentConfiguration"]!["earlySuccessCriteria"]!["healthyPercent"]!);
        Assert.Equal("SUCCESSFUL", await scene.StatusAsync());
    }

    [Theory]
    [InlineData(50, 3, 2)]
    [InlineData(67, 3, 3)]
    [InlineData(100, 3, 3)]
    [InlineData(50, 4, 2)]
    [InlineData(1, 5, 1)]
    [InlineData(50, 0, 0)]
    public void The_percentage_of_the_desired_count_is_rounded_up(int percent, int desired, int needed)
    {
        var criteria = new JsonObject { ["enable"] = true, ["healthyPercent"] = percent };

        Assert.Equal(needed, EarlySuccess.Of(new JsonObject { ["earlySuccessCriteria"] = criteria })!.Needed(desired));
    }

    [Theory]
    [InlineData(67, 3)]
    [InlineData(50, 2)]
    public async Task A_deployment_is_successful_when_that_many_tasks_are_well(int percent, int needed)
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        var criteria = $$"""{"enable":true,"healthyPercent":{{percent}},"sourceServiceRevisionCleanup":"DEFERRED"}""";
        await scene.CreateServiceAsync(desired: 3, more: Configuration(criteria, most: 134));
        local.Pass(4);
        await scene.UpdateAsync(""" "forceNewDeployment":true """);

        Assert.Equal(needed, await RunningAtSuccessAsync(local, scene));
    }

    [Fact]
    public async Task Blocking_is_successful_when_older_tasks_are_gone_and_deferred_before()
    {
        var old = new Dictionary<string, int>();
        foreach (var cleanup in new[] { "BLOCKING", "DEFERRED" })
        {
            await using var local = await TestLocal.StartAsync();
            var scene = await EcsScene.CreateAsync(local);
            await scene.RegisterAsync();
            await scene.CreateServiceAsync(
                desired: 4,
                more: Configuration($$"""{"enable":true,"healthyPercent":50,"sourceServiceRevisionCleanup":"{{cleanup}}"}""", most: 150));
            local.Pass(4);
            var before = (await scene.TasksAsync()).Select(task => (string)task["taskArn"]!).ToHashSet();
            await scene.UpdateAsync(""" "forceNewDeployment":true """);
            await SuccessAsync(local, scene);

            old[cleanup] = (await scene.TasksAsync()).Concat(await scene.TasksAsync("STOPPED"))
                .Count(task => before.Contains((string)task["taskArn"]!) && (string)task["lastStatus"]! != "STOPPED");
            var deployments = (await scene.ServiceAsync())["deployments"]!.AsArray();
            Assert.Equal(cleanup == "BLOCKING" ? 1 : 2, deployments.Count);
            Assert.Equal("COMPLETED", (string)deployments[0]!["rolloutState"]!);

            // The rest starts afterwards.
            local.Pass(4);
            var after = await scene.ServiceAsync();
            Assert.Equal((4, 1), ((int)after["runningCount"]!, after["deployments"]!.AsArray().Count));
            Assert.DoesNotContain(await scene.TasksAsync(), task => before.Contains((string)task["taskArn"]!));
            Assert.Equal("(service web) has reached a steady state.", (await scene.EventsAsync())[0]);
        }

        Assert.Equal(0, old["BLOCKING"]);
        Assert.NotEqual(0, old["DEFERRED"]);
    }

    [Fact]
    public async Task Before_the_success_the_circuit_breaker_acts_and_afterwards_it_does_not()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        const string Criteria = """{"enable":true,"healthyPercent":50,"sourceServiceRevisionCleanup":"BLOCKING"}""";
        await scene.CreateServiceAsync(desired: 2, more: Configuration(Criteria, breaker: true));
        local.Pass(4);
        await scene.StatusAsync();
        await local.Aws.AdminPostAsync("tasks/faults", """{"kind":"exit","service":"web"}""");
        await scene.UpdateAsync(""" "forceNewDeployment":true """);
        local.Pass(30);
        await scene.StatusAsync();
        await local.Aws.Client.DeleteAsync("/_local/tasks/faults");
        local.Pass(10);
        Assert.Equal("ROLLBACK_SUCCESSFUL", await scene.StatusAsync());

        await scene.UpdateAsync(""" "desiredCount":4,"forceNewDeployment":true """);
        await SuccessAsync(local, scene);
        await local.Aws.AdminPostAsync("tasks/faults", """{"kind":"exit","service":"web"}""");
        foreach (var task in await scene.TasksAsync())
            await local.Aws.EcsAsync("StopTask", $$"""{"cluster":"c","task":"{{task["taskArn"]}}"}""");
        local.Pass(60);

        var deployment = (await scene.DeploymentsAsync())[0];
        Assert.Equal(
            ("SUCCESSFUL", "MONITORING_COMPLETE"),
            ((string)deployment["status"]!, (string)deployment["deploymentCircuitBreaker"]!["status"]!));
        Assert.Equal("COMPLETED", (string)(await scene.ServiceAsync())["deployments"]![0]!["rolloutState"]!);
    }

    [Theory]
    [InlineData("BLOCKING")]
    [InlineData("DEFERRED")]
    public async Task Limits_hold_at_every_moment(string cleanup)
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        await scene.CreateServiceAsync(
            desired: 5,
            more: Configuration($$"""{"enable":true,"healthyPercent":60,"sourceServiceRevisionCleanup":"{{cleanup}}"}""", most: 140));
        local.Pass(5);
        await scene.UpdateAsync(""" "forceNewDeployment":true """);

        for (var i = 0; i < 200; i++)
        {
            local.Pass(0.05);
            var running = await scene.TasksAsync();
            var leaving = (await scene.TasksAsync("STOPPED")).Count(task => (string)task["lastStatus"]! != "STOPPED");
            Assert.InRange(running.Count(task => (string)task["lastStatus"]! == "RUNNING"), 3, int.MaxValue);
            Assert.InRange(running.Count + leaving, 0, 7);
        }

        Assert.Equal(("SUCCESSFUL", 5), (await scene.StatusAsync(), (int)(await scene.ServiceAsync())["runningCount"]!));
    }

    private static string Configuration(string criteria, int most = 200, bool breaker = false)
    {
        var enabled = breaker ? "true" : "false";
        return $$$"""
            "deploymentConfiguration":{"minimumHealthyPercent":50,"maximumPercent":{{{most}}},"earlySuccessCriteria":{{{criteria}}},
            "deploymentCircuitBreaker":{"enable":{{{enabled}}},"rollback":{{{enabled}}}}}
            """;
    }

    private static async Task SuccessAsync(TestLocal local, EcsScene scene)
    {
        for (var i = 0; i < 400 && await scene.StatusAsync() != "SUCCESSFUL"; i++)
            local.Pass(0.05);
        Assert.Equal("SUCCESSFUL", await scene.StatusAsync());
    }

    /// <summary>How many tasks of the new deployment ran when it was successful.</summary>
    private static async Task<int> RunningAtSuccessAsync(TestLocal local, EcsScene scene)
    {
        await SuccessAsync(local, scene);
        return (int)(await scene.DeploymentsAsync())[0]["targetServiceRevision"]!["runningTaskCount"]!;
    }
}
