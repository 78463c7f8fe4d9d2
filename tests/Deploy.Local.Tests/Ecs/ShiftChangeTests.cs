using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Ecs;

/// <summary>Shifts of traffic that somebody changes, gives up or forgets.</summary>
public sealed class ShiftChangeTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_gives_up_a_shift_by_a_rolling_deployment_has_traffic_at_running_tasks(bool isAborted)
    {
        await using var local = await TestLocal.StartAsync();
        var (ecs, shift) = await ShiftScene.ServiceAsync(local, ShiftScene.BlueGreen);
        await ecs.UpdateAsync(""" "forceNewDeployment":true """);
        local.Pass(5);
        var deployment = (await ecs.DeploymentsAsync())[0];
        Assert.Equal("100:0", await shift.WeightsAsync());
        if (isAborted)
        {
            await local.Aws.EcsAsync("StopServiceDeployment", $$"""{"serviceDeploymentArn":"{{deployment["serviceDeploymentArn"]}}","stopType":"ABORT"}""");
            local.Pass(5);
        }

        await ecs.UpdateAsync($""" "forceNewDeployment":true,{ShiftScene.Deployment(""" "strategy":"ROLLING" """)} """);
        local.Pass(10);

        Assert.Equal("SUCCESSFUL", await ecs.StatusAsync());
        Assert.Single(await ecs.TasksAsync());
        Assert.Equal("0:100", await shift.WeightsAsync());
        Assert.Equal("0:100", await shift.WeightsAsync(shift.Test));
    }

    [Theory]
    [InlineData("LINEAR", "ROLLING")]
    [InlineData("LINEAR", "CANARY")]
    [InlineData("CANARY", "ROLLING")]
    [InlineData("CANARY", "BLUE_GREEN")]
    [InlineData("BLUE_GREEN", "ROLLING")]
    [InlineData("ROLLING", "LINEAR")]
    public async Task A_service_changes_from_one_strategy_to_another(string from, string to)
    {
        await using var local = await TestLocal.StartAsync();
        var ecs = await EcsScene.CreateAsync(local);
        var shift = await ShiftScene.CreateAsync(local.Aws);
        await ecs.RegisterAsync();
        var more = from == "ROLLING"
            ? """ "bakeTimeInMinutes":0,"earlySuccessCriteria":{"enable":true,"healthyPercent":100,"sourceServiceRevisionCleanup":"BLOCKING"} """
            : $""" "bakeTimeInMinutes":0,{ShiftScene.Pause()} """;
        await ecs.CreateServiceAsync(more: shift.Service($""" "strategy":"{from}",{more} """));

        await ecs.UpdateAsync($$""" "deploymentConfiguration":{"strategy":"{{to}}"} """);

        var configuration = (await ecs.ServiceAsync())["deploymentConfiguration"]!;
        Assert.Equal(to, (string)configuration["strategy"]!);
        Assert.Equal(to == "LINEAR", configuration["linearConfiguration"] is not null);
        Assert.Equal(to == "CANARY", configuration["canaryConfiguration"] is not null);
    }

    [Fact]
    public async Task While_older_tasks_still_go_a_newer_deployment_takes_no_traffic_from_those_that_run()
    {
        await using var local = await TestLocal.StartAsync();
        var (ecs, shift) = await ShiftScene.ServiceAsync(local, """ "strategy":"BLUE_GREEN","bakeTimeInMinutes":0 """);
        var old = (string)(await ecs.TasksAsync()).Single()["taskArn"]!;
        await local.Aws.EcsAsync("UpdateTaskProtection", $$"""{"cluster":"c","tasks":["{{old}}"],"protectionEnabled":true}""");
        await ecs.UpdateAsync(""" "forceNewDeployment":true """);
        local.Pass(5);
        Assert.Equal("CLEAN_UP 100/100", ShiftScene.Progress((await ecs.DeploymentsAsync())[0]));
        await local.Aws.EcsAsync("StopTask", $$"""{"cluster":"c","task":"{{old}}"}""");

        await ecs.UpdateAsync(""" "forceNewDeployment":true """);

        for (var i = 0; i < 60; i++)
        {
            local.Pass(0.1);
            var group = await shift.WeightsAsync() == "0:100" ? shift.Green : shift.Blue;
            var (_, health) = await local.Aws.ElbAsync("DescribeTargetHealth", ("TargetGroupArn", group));
            Assert.Contains("healthy", health.All("State"));
        }

        Assert.Equal("SUCCESSFUL", await ecs.StatusAsync());
    }

    [Fact]
    public async Task A_hook_times_out_while_its_step_bakes()
    {
        await using var local = await TestLocal.StartAsync();
        const string Canary = """ "strategy":"CANARY","canaryConfiguration":{"canaryPercent":10,"canaryBakeTimeInMinutes":100},"bakeTimeInMinutes":0 """;
        var (ecs, shift) = await ShiftScene.ServiceAsync(local, ShiftScene.BlueGreen);
        var hook = """ "lifecycleHooks":[{"targetType":"PAUSE","lifecycleStages":["PRODUCTION_TRAFFIC_SHIFT"],"timeoutConfiguration":{"timeoutInMinutes":2,"action":"ROLLBACK"}}] """;
        await ecs.UpdateAsync($""" "forceNewDeployment":true,{ShiftScene.Deployment($"{Canary},{hook}")} """);
        local.Pass(10);

        Assert.Equal("ROLLBACK_SUCCESSFUL", await ecs.StatusAsync());
        Assert.Equal("0:100", await shift.WeightsAsync());
    }

    [Fact]
    public async Task A_service_that_is_deleted_takes_its_deployment_with_it()
    {
        await using var local = await TestLocal.StartAsync();
        var (ecs, _) = await ShiftScene.ServiceAsync(local, ShiftScene.BlueGreen);
        await ecs.UpdateAsync($""" "forceNewDeployment":true,{ShiftScene.Deployment($"{ShiftScene.BlueGreen},{ShiftScene.Pause()}")} """);
        local.Pass(5);
        var deployment = (await ecs.DeploymentsAsync())[0];
        await local.Aws.EcsAsync("DeleteService", """{"cluster":"c","service":"web","force":true}""");
        local.Pass(5);

        Assert.Equal("STOPPED", await ecs.StatusAsync());
        var request = $$"""{"serviceDeploymentArn":"{{deployment["serviceDeploymentArn"]}}","hookId":"{{deployment["lifecycleHookDetails"]![0]!["hookId"]}}"}""";
        Assert.Equal("InvalidParameterException", (await local.Aws.EcsErrorAsync("ContinueServiceDeployment", request)).Code);
    }
}
