using System.Text.Json.Nodes;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Ecs;

/// <summary>Deployments that shift traffic: blue/green, linear, canary.</summary>
public sealed class ShiftTests
{
    [Fact]
    public async Task A_blue_green_deployment_goes_through_its_stages_and_swaps_the_target_groups()
    {
        await using var local = await TestLocal.StartAsync();
        var (ecs, shift) = await ShiftScene.ServiceAsync(local, ShiftScene.BlueGreen, desired: 2);
        Assert.Equal("0:100", await shift.WeightsAsync());

        await ecs.UpdateAsync(""" "forceNewDeployment":true """);
        var seen = await WatchAsync(local, ecs, shift);

        Assert.Equal(
            [
                "PRE_SCALE_UP 0/0 0:100", "SCALE_UP 0/0 0:100", "POST_SCALE_UP 0/0 0:100", "TEST_TRAFFIC_SHIFT 0/100 0:100", "POST_TEST_TRAFFIC_SHIFT 0/100 0:100",
                "PRODUCTION_TRAFFIC_SHIFT 100/100 100:0", "POST_PRODUCTION_TRAFFIC_SHIFT 100/100 100:0", "BAKE_TIME 100/100 100:0", "CLEAN_UP 100/100 100:0",
            ],
            seen.Select(step => step.Text).Distinct());
        // Both have all their tasks from the shift to the end of the baking, which takes a second for each of its minutes.
        var baking = seen.Where(step => step.Text.StartsWith("BAKE", StringComparison.Ordinal)).ToList();
        Assert.InRange(baking.Count, 49, 52);
        Assert.All(baking, step => Assert.Equal(4, step.Running));
        Assert.Equal("SUCCESSFUL", await ecs.StatusAsync());
        Assert.Equal(2, (await ecs.TasksAsync()).Count);
        Assert.Equal("100:0", await shift.WeightsAsync(shift.Test));
    }

    [Theory]
    [InlineData(
        """ "strategy":"CANARY","canaryConfiguration":{"canaryPercent":2.5,"canaryBakeTimeInMinutes":3},"bakeTimeInMinutes":1 """,
        new[] { "0:100", "25:975", "100:0" }, 3)]
    [InlineData(
        """ "strategy":"LINEAR","linearConfiguration":{"stepPercent":40,"stepBakeTimeInMinutes":2},"bakeTimeInMinutes":1 """,
        new[] { "0:100", "40:60", "80:20", "100:0" }, 4)]
    [InlineData(""" "strategy":"CANARY","canaryConfiguration":{"canaryPercent":100},"bakeTimeInMinutes":1 """, new[] { "0:100", "100:0" }, 0)]
    public async Task Traffic_comes_in_steps(string configuration, string[] weights, int seconds)
    {
        await using var local = await TestLocal.StartAsync();
        var (ecs, shift) = await ShiftScene.ServiceAsync(local, configuration);

        await ecs.UpdateAsync(""" "forceNewDeployment":true """);
        var seen = await WatchAsync(local, ecs, shift);

        Assert.Equal(weights, seen.Select(step => step.Text.Split(' ')[^1]).Distinct());
        Assert.InRange(seen.Count(step => step.Text.StartsWith("PRODUCTION", StringComparison.Ordinal)), (seconds * 10) - 1, (seconds * 10) + 5);
        Assert.Equal("SUCCESSFUL", await ecs.StatusAsync());
    }

    [Fact]
    public async Task Both_revisions_show_their_shares_while_traffic_shifts()
    {
        await using var local = await TestLocal.StartAsync();
        var (ecs, shift) = await ShiftScene.ServiceAsync(
            local, """ "strategy":"CANARY","canaryConfiguration":{"canaryPercent":10,"canaryBakeTimeInMinutes":60},"bakeTimeInMinutes":0 """);
        await ecs.UpdateAsync(""" "forceNewDeployment":true """);
        local.Pass(10);

        var deployment = (await ecs.DeploymentsAsync())[0];
        Assert.Equal("PRODUCTION_TRAFFIC_SHIFT 10/100", ShiftScene.Progress(deployment));
        Assert.Equal(90, (double)deployment["sourceServiceRevisions"]![0]!["requestedProductionTrafficWeight"]!);
        var reply = await local.Aws.EcsAsync("DescribeServiceRevisions", $$"""
            {"serviceRevisionArns":["{{deployment["targetServiceRevision"]!["arn"]}}","{{deployment["sourceServiceRevisions"]![0]!["arn"]}}"]}
            """);
        Assert.Equal(
            [shift.Blue, shift.Green],
            reply["serviceRevisions"]!.AsArray().Select(revision => (string)revision!["resolvedConfiguration"]!["loadBalancers"]![0]!["targetGroupArn"]!));
    }

    [Fact]
    public async Task A_new_revision_that_fails_never_gets_traffic_and_the_old_one_keeps_all()
    {
        await using var local = await TestLocal.StartAsync();
        var (ecs, shift) = await ShiftScene.ServiceAsync(local, ShiftScene.BlueGreen);
        await ecs.RegisterAsync();
        await local.Aws.AdminPostAsync("tasks/faults", """{"kind":"exit","family":"web","revision":2,"exitCode":1}""");

        await ecs.UpdateAsync(""" "taskDefinition":"web:2" """);
        var seen = await WatchAsync(local, ecs, shift);

        Assert.All(seen, step => Assert.EndsWith(" 0:100", step.Text, StringComparison.Ordinal));
        Assert.All(seen, step => Assert.True(step.Running >= 1));
        Assert.Equal("ROLLBACK_SUCCESSFUL", await ecs.StatusAsync());
        Assert.EndsWith(":1", (string)(await ecs.TasksAsync()).Single()["taskDefinitionArn"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rollback_while_it_bakes_gives_the_traffic_back_at_once()
    {
        await using var local = await TestLocal.StartAsync();
        var (ecs, shift) = await ShiftScene.ServiceAsync(local, ShiftScene.BlueGreen, desired: 2);
        var before = (await ecs.TasksAsync()).Select(task => (string)task["taskArn"]!).ToHashSet();
        await ecs.UpdateAsync(""" "forceNewDeployment":true """);
        local.Pass(5);
        var deployment = (await ecs.DeploymentsAsync())[0];
        Assert.Equal("BAKE_TIME 100/100", ShiftScene.Progress(deployment));

        await local.Aws.EcsAsync("StopServiceDeployment", $$"""{"serviceDeploymentArn":"{{deployment["serviceDeploymentArn"]}}"}""");
        local.Pass(0.2);

        Assert.Equal("0:100", await shift.WeightsAsync());
        Assert.Equal("0:100", await shift.WeightsAsync(shift.Test));
        local.Pass(5);
        Assert.Equal("ROLLBACK_SUCCESSFUL", await ecs.StatusAsync());
        Assert.Equal(before, (await ecs.TasksAsync()).Select(task => (string)task["taskArn"]!).ToHashSet());
    }

    [Fact]
    public async Task A_newer_deployment_takes_the_service_back_to_one_revision_first()
    {
        await using var local = await TestLocal.StartAsync();
        var (ecs, shift) = await ShiftScene.ServiceAsync(local, ShiftScene.BlueGreen);
        await ecs.UpdateAsync(""" "forceNewDeployment":true """);
        local.Pass(5);
        Assert.Equal("100:0", await shift.WeightsAsync());

        await ecs.UpdateAsync(""" "forceNewDeployment":true """);
        var seen = await WatchAsync(local, ecs, shift);

        Assert.StartsWith("RECONCILE_SERVICE 0/0 0:100", seen[0].Text, StringComparison.Ordinal);
        Assert.Equal(["SUCCESSFUL", "STOPPED", "SUCCESSFUL"], (await ecs.DeploymentsAsync()).Select(deployment => (string)deployment["status"]!));
        Assert.Equal("100:0", await shift.WeightsAsync());
        Assert.Single(await ecs.TasksAsync());
    }

    [Fact]
    public async Task A_task_of_the_old_revision_that_ends_is_replaced_while_it_has_the_traffic()
    {
        await using var local = await TestLocal.StartAsync();
        var (ecs, _) = await ShiftScene.ServiceAsync(local, """ "strategy":"BLUE_GREEN","bakeTimeInMinutes":60 """);
        var old = (string)(await ecs.TasksAsync()).Single()["taskArn"]!;
        await ecs.UpdateAsync(""" "forceNewDeployment":true """);
        local.Pass(5);

        await local.Aws.EcsAsync("StopTask", $$"""{"cluster":"c","task":"{{old}}"}""");
        local.Pass(5);

        var running = (await ecs.TasksAsync()).Select(task => (string)task["startedBy"]!).ToList();
        Assert.Equal(2, running.Count);
        Assert.Equal(2, running.Distinct().Count());
    }

    [Fact]
    public async Task A_role_that_may_not_change_the_rule_makes_the_deployment_go_back()
    {
        await using var local = await TestLocal.StartAsync();
        var (ecs, shift) = await ShiftScene.ServiceAsync(local, ShiftScene.BlueGreen);
        await local.Aws.FormAsync("iam", "2010-05-08", "DetachRolePolicy", ("RoleName", "shift"), ("PolicyArn", ShiftScene.Policy));

        await ecs.UpdateAsync(""" "forceNewDeployment":true """);
        local.Pass(20);

        var deployment = (await ecs.DeploymentsAsync())[0];
        Assert.Equal("ROLLBACK_SUCCESSFUL", (string)deployment["status"]!);
        Assert.Contains("elasticloadbalancing:ModifyRule", (string)deployment["statusReason"]!, StringComparison.Ordinal);
        Assert.Equal("0:100", await shift.WeightsAsync());
    }

    [Theory]
    [InlineData("CONTINUE", "SUCCEEDED", "SUCCESSFUL", "100:0")]
    [InlineData("ROLLBACK", "FAILED", "ROLLBACK_SUCCESSFUL", "0:100")]
    public async Task A_hook_that_pauses_waits_for_somebody(string action, string hook, string status, string weights)
    {
        await using var local = await TestLocal.StartAsync();
        var (ecs, shift) = await ShiftScene.ServiceAsync(local, ShiftScene.BlueGreen);
        await ecs.UpdateAsync($""" "forceNewDeployment":true,{ShiftScene.Deployment($"{ShiftScene.BlueGreen},{ShiftScene.Pause()}")} """);
        local.Pass(60);
        var deployment = (await ecs.DeploymentsAsync())[0];
        Assert.Equal("POST_TEST_TRAFFIC_SHIFT 0/100", ShiftScene.Progress(deployment));
        var waiting = (JsonObject)deployment["lifecycleHookDetails"]!.AsArray().Single()!;
        Assert.Equal(("AWAITING_ACTION", "PAUSE"), ((string)waiting["status"]!, (string)waiting["targetType"]!));

        var request = $$"""{"serviceDeploymentArn":"{{deployment["serviceDeploymentArn"]}}","hookId":"{{waiting["hookId"]}}","action":"{{action}}"}""";
        await local.Aws.EcsAsync("ContinueServiceDeployment", request);
        local.Pass(15);

        deployment = (await ecs.DeploymentsAsync())[0];
        Assert.Equal((hook, status), ((string)deployment["lifecycleHookDetails"]![0]!["status"]!, (string)deployment["status"]!));
        Assert.Equal(weights, await shift.WeightsAsync());
        // It acts once.
        Assert.Equal("InvalidParameterException", (await local.Aws.EcsErrorAsync("ContinueServiceDeployment", request)).Code);
    }

    [Theory]
    [InlineData("CONTINUE", "SUCCESSFUL")]
    [InlineData("ROLLBACK", "ROLLBACK_SUCCESSFUL")]
    public async Task A_hook_that_nobody_acts_on_times_out(string action, string status)
    {
        await using var local = await TestLocal.StartAsync();
        var (ecs, _) = await ShiftScene.ServiceAsync(local, ShiftScene.BlueGreen);
        await ecs.UpdateAsync($""" "forceNewDeployment":true,{ShiftScene.Deployment($"{ShiftScene.BlueGreen},{ShiftScene.Pause($$""","timeoutConfiguration":{"timeoutInMinutes":20,"action":"{{action}}"}""")}")} """);
        local.Pass(19);
        Assert.Equal("IN_PROGRESS", await ecs.StatusAsync());
        local.Pass(20);

        Assert.Equal(status, await ecs.StatusAsync());
        Assert.Equal("TIMED_OUT", (string)(await ecs.DeploymentsAsync())[0]["lifecycleHookDetails"]![0]!["status"]!);
    }

    [Fact]
    public async Task A_function_counts_as_succeeded_and_the_service_says_so()
    {
        await using var local = await TestLocal.StartAsync();
        const string Function = "arn:aws:lambda:eu-west-1:000000000000:function:check";
        var hook = $$$""" "lifecycleHooks":[{"hookTargetArn":"{{{Function}}}","roleArn":"{{{ShiftScene.Role}}}","lifecycleStages":["POST_SCALE_UP"]}] """;
        var (ecs, _) = await ShiftScene.ServiceAsync(local, $"{ShiftScene.BlueGreen},{hook}");

        Assert.Equal("SUCCEEDED", (string)(await ecs.DeploymentsAsync())[0]["lifecycleHookDetails"]![0]!["status"]!);
        Assert.Contains(
            $"(service web) counts the lifecycle hook {Function} at POST_SCALE_UP as succeeded: there are no Lambda functions here.", await ecs.EventsAsync());
    }

    /// <summary>What is seen, ten times a second, until the newest deployment is over: stage, shares and weights, and how many tasks run.</summary>
    private static async Task<IReadOnlyList<(string Text, int Running)>> WatchAsync(TestLocal local, EcsScene ecs, ShiftScene shift)
    {
        var seen = new List<(string, int)>();
        for (var i = 0; i < 300; i++)
        {
            local.Pass(0.1);
            var deployment = (await ecs.DeploymentsAsync())[0];
            if ((string)deployment["status"]! is not ("PENDING" or "IN_PROGRESS" or "ROLLBACK_IN_PROGRESS"))
                break;
            if (deployment["lifecycleStage"] is not null)
                seen.Add(($"{ShiftScene.Progress(deployment)} {await shift.WeightsAsync()}", (await ecs.TasksAsync()).Count(task => (string)task["lastStatus"]! == "RUNNING")));
        }

        return seen;
    }
}
