namespace Deploy.Local.Tests.Running;

/// <summary>Targets that leave and targets that come.</summary>
public sealed class DrainingTests
{
    [Fact]
    public async Task A_target_that_leaves_answers_what_it_has_and_gets_nothing_new()
    {
        await using var local = await RunningLocal.StartAsync(speed: 4);
        var (scene, group) = await ServiceAsync(local);
        var task = (string)(await local.TasksAsync())[0]["taskArn"]!;

        var request = scene.AskAsync("shop.localhost", "/wait/12000");
        await Task.Delay(500);
        await local.Aws.EcsAsync("UpdateService", """{"cluster":"c","service":"web","desiredCount":0}""");
        await RunningLocal.UntilAsync(
            async () => (await scene.HealthAsync(group)).SequenceEqual(["draining Target.DeregistrationInProgress Target deregistration is in progress"]), () => "It stays.");
        Assert.Equal("DEACTIVATING", (string)(await local.TasksAsync("STOPPED")).Single()["lastStatus"]!);
        Assert.StartsWith("503", await scene.AskAsync("shop.localhost", "/"), StringComparison.Ordinal);
        // Longer than the ten seconds that a service without a load balancer waits.
        Assert.Equal("200 v1", await request);
        await local.StoppedAsync(task);
        Assert.Empty(await scene.HealthAsync(group));
    }

    [Fact]
    public async Task After_the_delay_its_requests_are_cut_off()
    {
        await using var local = await RunningLocal.StartAsync(speed: 1);
        var (scene, group) = await ServiceAsync(local);
        await scene.SetAsync(group, "deregistration_delay.timeout_seconds", "2");
        var task = (string)(await local.TasksAsync())[0]["taskArn"]!;
        var request = scene.AskAsync("shop.localhost", "/wait/100000");
        await Task.Delay(500);
        await local.Aws.EcsAsync("UpdateService", """{"cluster":"c","service":"web","desiredCount":0}""");
        await local.StoppedAsync(task);
        Assert.StartsWith("502", await request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_share_of_a_new_target_begins_small()
    {
        await using var local = await RunningLocal.StartAsync(speed: 1);
        var (scene, group) = await ServiceAsync(local, ("slow_start.duration_seconds", "900"));
        var first = await scene.AskAsync("shop.localhost", "/");
        await local.Aws.EcsAsync("UpdateService", """{"cluster":"c","service":"web","desiredCount":2}""");
        await RunningLocal.UntilAsync(async () => (await scene.HealthAsync(group)).SequenceEqual(["healthy", "healthy"]), () => "No second target.");

        var answers = new List<string>();
        for (var i = 0; i < 100; i++)
            answers.Add(await scene.AskAsync("shop.localhost", "/"));
        Assert.InRange(answers.Count(answer => answer == first), 80, 100);
    }

    private static async Task<(BalancerScene Scene, string Group)> ServiceAsync(RunningLocal local, params (string Key, string Value)[] attributes)
    {
        var scene = new BalancerScene(local);
        var group = await scene.TargetGroupAsync();
        foreach (var (key, value) in attributes)
            await scene.SetAsync(group, key, value);
        await scene.ListenAsync((await scene.CreateAsync()).Arn, group);
        await local.RegisterAsync();
        await local.CreateServiceAsync(desired: 1, more: BalancerScene.Service(group));
        await local.DeploymentAsync();
        return (scene, group);
    }
}
