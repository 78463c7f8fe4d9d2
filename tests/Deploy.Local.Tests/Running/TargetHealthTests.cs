using Deploy.Local.Ecs.Running;
using Deploy.Local.Services;

namespace Deploy.Local.Tests.Running;

/// <summary>Targets are as well as their target group's health check finds them.</summary>
public sealed class TargetHealthTests
{
    [Fact]
    public async Task A_target_that_answers_is_healthy_and_one_that_fails_has_its_task_replaced()
    {
        await using var local = await RunningLocal.StartAsync(speed: 20);
        var scene = new BalancerScene(local);
        var group = await scene.TargetGroupAsync();
        await scene.ListenAsync((await scene.CreateAsync()).Arn, group);
        await local.RegisterAsync();
        await local.CreateServiceAsync(desired: 1, more: BalancerScene.Service(group));
        Assert.Equal("SUCCESSFUL", (string)(await local.DeploymentAsync())["status"]!);
        Assert.Equal(["healthy"], await scene.HealthAsync(group));

        await local.RegisterAsync(version: "v2", environment: """,{"name":"HEALTH","value":"bad"}""");
        await local.UpdateAsync();
        Assert.Equal("ROLLBACK_SUCCESSFUL", (string)(await local.DeploymentAsync())["status"]!);
        var failed = (await local.TasksAsync("STOPPED")).Select(task => (string?)task["stoppedReason"]).Where(reason => reason?.Contains("ELB", StringComparison.Ordinal) == true);
        Assert.All(failed, reason => Assert.Equal($"Task failed ELB health checks in (target-group {group})", reason));
        Assert.InRange(failed.Count(), 3, 6);
        var events = (await local.ServiceAsync())["events"]!.AsArray().Select(e => (string)e!["message"]!);
        Assert.Contains(events, text => text.EndsWith(
            $"(port 8080) is unhealthy in (target-group {group}) due to (reason Health checks failed with these codes: [503]).", StringComparison.Ordinal));
        Assert.StartsWith("v1", await local.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_grace_period_an_unhealthy_target_stays_and_its_reason_is_shown()
    {
        await using var local = await RunningLocal.StartAsync(speed: 20);
        var scene = new BalancerScene(local);
        var mismatch = await scene.TargetGroupAsync("codes", ("Matcher.HttpCode", "202-204"));
        var slow = await scene.TargetGroupAsync("slow", ("HealthCheckPath", "/wait/5000"), ("HealthCheckTimeoutSeconds", "2"));
        var connection = await scene.TargetGroupAsync("connection", ("Protocol", "TCP"), ("HealthCheckProtocol", "TCP"));
        var closed = await scene.TargetGroupAsync("closed", ("HealthCheckPort", "8081"));
        var balancer = (await scene.CreateAsync()).Arn;
        string[] groups = [mismatch, slow, connection, closed];
        for (var i = 0; i < groups.Length; i++)
            await scene.ListenAsync(balancer, groups[i], 80 + i);
        await local.RegisterAsync();
        var all = string.Join(',', groups.Select(group => $$"""{"targetGroupArn":"{{group}}","containerName":"app","containerPort":8080}"""));
        await local.CreateServiceAsync(desired: 1, more: $""","loadBalancers":[{all}],"healthCheckGracePeriodSeconds":100000""");

        List<string> found = [];
        await RunningLocal.UntilAsync(
            async () =>
            {
                found = [.. (await Task.WhenAll(groups.Select(scene.HealthAsync))).Select(states => states.SingleOrDefault() ?? "")];
                return found.Count(state => state.StartsWith("unhealthy", StringComparison.Ordinal)) == 3 && found[2] == "healthy";
            },
            () => string.Join('\n', found));
        Assert.Equal(
            ["unhealthy Target.ResponseCodeMismatch Health checks failed with these codes: [200]", "unhealthy Target.Timeout Request timed out", "healthy",
                "unhealthy Target.FailedHealthChecks Health checks failed"],
            found);
        Assert.Single(await local.TasksAsync());
        Assert.Equal("IN_PROGRESS", (string)(await local.ServiceAsync())["deployments"]![0]!["rolloutState"]!);
        Assert.Empty(await local.TasksAsync("STOPPED"));
    }

    [Theory]
    [InlineData("200", 200, true)]
    [InlineData("200", 201, false)]
    [InlineData("200,204", 204, true)]
    [InlineData("200-299", 299, true)]
    [InlineData("200-299", 300, false)]
    [InlineData("200, 301-302", 302, true)]
    public void A_matcher_takes_codes(string codes, int code, bool accepted) => Assert.Equal(accepted, TargetProbe.Accepts(codes, code));

    [Fact]
    public void One_success_makes_a_new_target_healthy_and_later_changes_need_as_many_as_the_group_says()
    {
        var check = new TargetHealthCheck { Interval = TimeSpan.FromSeconds(30), Timeout = TimeSpan.FromSeconds(5), HealthyThreshold = 2, UnhealthyThreshold = 2 };
        var verdict = new TargetVerdict(check);
        var states = new List<string> { verdict.Health.State };
        foreach (var step in "xp-xpxxppx")
        {
            verdict.Take(step == 'p' ? TargetOutcome.Passed : TargetOutcome.TimedOut, counts: step != '-');
            states.Add(verdict.Health.State);
        }

        Assert.Equal(
            ["initial", "initial", "healthy", "healthy", "healthy", "healthy", "healthy", "unhealthy", "unhealthy", "healthy", "healthy"], states);
    }
}
