using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Running;

/// <summary>Deployments that shift the traffic of real tasks.</summary>
public sealed class ShiftRunTests
{
    /// <summary>It waits before any traffic is shifted, and again after each step.</summary>
    private const string Canary = """
        "strategy":"CANARY","canaryConfiguration":{"canaryPercent":20,"canaryBakeTimeInMinutes":0},"bakeTimeInMinutes":0,
        "lifecycleHooks":[{"targetType":"PAUSE","lifecycleStages":["POST_TEST_TRAFFIC_SHIFT","PRODUCTION_TRAFFIC_SHIFT"]}]
        """;

    [Fact]
    public async Task A_canary_gets_its_share_of_real_requests_and_none_fails()
    {
        await using var local = await RunningLocal.StartAsync();
        var (scene, shift) = (new BalancerScene(local), await ShiftScene.CreateAsync(local.Aws));
        await local.RegisterAsync();
        await local.CreateServiceAsync(desired: 1, more: $",{shift.Balancer()}");
        Assert.Equal("SUCCESSFUL", (string)(await local.DeploymentAsync())["status"]!);

        await local.RegisterAsync(version: "v2");
        await local.Aws.EcsAsync("UpdateService", $$"""{"cluster":"c","service":"web","taskDefinition":"web",{{ShiftScene.Deployment(Canary)}}}""");

        var deployment = await local.WaitingDeploymentAsync();
        Assert.Equal("POST_TEST_TRAFFIC_SHIFT 0/100", ShiftScene.Progress(deployment));
        Assert.StartsWith("200 v2", await scene.AskAsync("9000.shop.localhost", "/"), StringComparison.Ordinal);
        Assert.Equal((100, 0), await SharesAsync(local, scene));
        await local.ContinueAsync(deployment);

        deployment = await local.WaitingDeploymentAsync();
        Assert.Equal("PRODUCTION_TRAFFIC_SHIFT 20/100", ShiftScene.Progress(deployment));
        var (old, fresh) = await SharesAsync(local, scene);
        // Of 100, 20 with a deviation of 4.
        Assert.InRange(fresh, 4, 38);
        Assert.Equal(100, old + fresh);
        await local.ContinueAsync(deployment);

        deployment = await local.WaitingDeploymentAsync();
        Assert.Equal("PRODUCTION_TRAFFIC_SHIFT 100/100", ShiftScene.Progress(deployment));
        Assert.Equal((0, 100), await SharesAsync(local, scene));
        Assert.Equal(2, (await local.TasksAsync()).Count);
        await local.ContinueAsync(deployment);
        Assert.Equal("SUCCESSFUL", (string)(await local.DeploymentAsync())["status"]!);
        Assert.Equal((0, 100), await SharesAsync(local, scene));
    }

    [Fact]
    public async Task A_new_version_that_is_unhealthy_gets_no_request()
    {
        await using var local = await RunningLocal.StartAsync(speed: 20);
        var (scene, shift) = (new BalancerScene(local), await ShiftScene.CreateAsync(local.Aws));
        await local.RegisterAsync();
        await local.CreateServiceAsync(desired: 1, more: $",{shift.Balancer()}");
        await local.DeploymentAsync();
        await local.RegisterAsync(version: "v2", environment: """,{"name":"HEALTH","value":"bad"}""");

        await local.Aws.EcsAsync("UpdateService", $$"""
            {"cluster":"c","service":"web","taskDefinition":"web",{{ShiftScene.Deployment(""" "strategy":"BLUE_GREEN","bakeTimeInMinutes":0 """)}}}
            """);
        var seen = new List<string>();
        var deployment = local.DeploymentAsync();
        while (!deployment.IsCompleted)
            seen.Add((await scene.AskAsync("shop.localhost", "/"))[..6]);

        Assert.Equal("ROLLBACK_SUCCESSFUL", (string)(await deployment)["status"]!);
        Assert.Equal(["200 v1"], seen.Distinct());
    }

    /// <summary>Of 100 requests, half by the load balancer and half by the service's own name, how many either version answered.</summary>
    private static async Task<(int Old, int New)> SharesAsync(RunningLocal local, BalancerScene scene)
    {
        var answers = new List<string>();
        for (var i = 0; i < 50; i++)
        {
            answers.Add(await scene.AskAsync("shop.localhost", "/"));
            answers.Add($"200 {await local.TextAsync()}");
        }

        return (answers.Count(answer => answer.StartsWith("200 v1 ", StringComparison.Ordinal)), answers.Count(answer => answer.StartsWith("200 v2 ", StringComparison.Ordinal)));
    }
}
