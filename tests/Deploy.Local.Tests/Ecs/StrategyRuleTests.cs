using System.Text.Json.Nodes;
using Deploy.Local.Ecs.Strategies;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Ecs;

/// <summary>What is refused of strategies that shift traffic, and how they are read.</summary>
public sealed class StrategyRuleTests
{
    private const string Function = """ "hookTargetArn":"arn:aws:lambda:eu-west-1:000000000000:function:f" """;

    [Theory]
    [InlineData(""" "strategy":"BLUE_GREEN" """, "bakeTimeInMinutes must be specified for the deployment strategy BLUE_GREEN.")]
    [InlineData(""" "strategy":"BLUE_GREEN","bakeTimeInMinutes":1441 """, "bakeTimeInMinutes must be from 0 to 1440.")]
    [InlineData(""" "strategy":"LINEAR","linearConfiguration":{"stepPercent":2.9} """, "stepPercent must be a multiple of 0.1 from 3 to 100.")]
    [InlineData(""" "strategy":"LINEAR","linearConfiguration":{"stepPercent":100.1} """, "stepPercent must be a multiple of 0.1 from 3 to 100.")]
    [InlineData(""" "strategy":"LINEAR","linearConfiguration":{"stepBakeTimeInMinutes":-1} """, "stepBakeTimeInMinutes must be from 0 to 1440.")]
    [InlineData(""" "strategy":"CANARY","canaryConfiguration":{"canaryPercent":0.05} """, "canaryPercent must be a multiple of 0.1 from 0.1 to 100.")]
    [InlineData(""" "strategy":"CANARY","canaryConfiguration":{"canaryPercent":5.55} """, "canaryPercent must be a multiple of 0.1 from 0.1 to 100.")]
    [InlineData(""" "strategy":"CANARY","canaryConfiguration":{"canaryBakeTimeInMinutes":1441} """, "canaryBakeTimeInMinutes must be from 0 to 1440.")]
    [InlineData(""" "strategy":"CANARY","linearConfiguration":{} """, "linearConfiguration can only be specified for the deployment strategy LINEAR.")]
    [InlineData(""" "canaryConfiguration":{} """, "canaryConfiguration can only be specified for the deployment strategy CANARY.")]
    [InlineData(""" "strategy":"CANARY","lifecycleHooks":[{"targetType":"PAUSE"}] """, "A lifecycle hook must have lifecycleStages.")]
    [InlineData(
        $$""" "strategy":"CANARY","lifecycleHooks":[{"targetType":"PAUSE","lifecycleStages":["PRE_SCALE_UP"],{{Function}}}] """,
        "A lifecycle hook of type PAUSE has no hookTargetArn.")]
    [InlineData(
        """ "strategy":"CANARY","lifecycleHooks":[{"lifecycleStages":["PRE_SCALE_UP"]}] """,
        "A lifecycle hook must have the hookTargetArn of a Lambda function.")]
    [InlineData(
        $$""" "strategy":"CANARY","lifecycleHooks":[{"lifecycleStages":["PRE_SCALE_UP"],{{Function}}}] """,
        "A lifecycle hook must have the roleArn of a role that may invoke its Lambda function.")]
    [InlineData(
        """ "strategy":"CANARY","earlySuccessCriteria":{"enable":true,"healthyPercent":100,"sourceServiceRevisionCleanup":"BLOCKING"} """,
        "earlySuccessCriteria can only be enabled for the deployment strategy ROLLING.")]
    public async Task A_wrong_configuration_is_refused(string configuration, string message)
    {
        await using var local = await TestLocal.StartAsync();
        var ecs = await EcsScene.CreateAsync(local);
        var shift = await ShiftScene.CreateAsync(local.Aws);
        await ecs.RegisterAsync();

        var error = await local.Aws.EcsErrorAsync("CreateService", ecs.ServiceBody(more: shift.Service(configuration)));

        Assert.Equal(("InvalidParameterException", message), (error.Code, error.Message));
    }

    [Fact]
    public async Task What_a_strategy_needs_of_load_balancers_must_be_there()
    {
        await using var local = await TestLocal.StartAsync();
        var ecs = await EcsScene.CreateAsync(local);
        var shift = await ShiftScene.CreateAsync(local.Aws);
        await ecs.RegisterAsync();
        const string Canary = """ "strategy":"CANARY" """;
        async Task<string> RefusalAsync(string more)
        {
            var error = await local.Aws.EcsErrorAsync("CreateService", ecs.ServiceBody(more: $"{more}{ShiftScene.Deployment(Canary)}"));
            Assert.Equal("InvalidParameterException", error.Code);
            return error.Message;
        }

        Assert.Equal("The deployment strategy CANARY requires a load balancer or Service Connect.", await RefusalAsync(""));
        Assert.Equal(
            "The deployment strategy CANARY requires advancedConfiguration for each load balancer.",
            await RefusalAsync($$""" "loadBalancers":[{"targetGroupArn":"{{shift.Blue}}","containerName":"app","containerPort":8080}], """));
        Assert.Equal("alternateTargetGroupArn must not be the target group itself.", await RefusalAsync($"{shift.Balancer(alternate: shift.Blue)},"));
        Assert.Equal($"The target group {shift.Green}x does not exist.", await RefusalAsync($"{shift.Balancer(alternate: shift.Green + "x")},"));
        Assert.Equal(
            $"The listener rule {shift.Production}x (productionListenerRule) does not exist.", await RefusalAsync($"{shift.Balancer(shift.Production + "x")},"));
        Assert.Equal("advancedConfiguration must have roleArn.", await RefusalAsync($"{shift.Balancer(role: "")},"));
        await ShiftScene.CallAsync(
            local.Aws, "CreateRule", ("ListenerArn", shift.Listener), ("Priority", "1"), ("Conditions.member.1.Field", "path-pattern"),
            ("Conditions.member.1.Values.member.1", "/gone"), ("Actions.member.1.Type", "fixed-response"), ("Actions.member.1.FixedResponseConfig.StatusCode", "410"));
        var other = await shift.RuleWithPriorityAsync("1");
        Assert.Equal(
            $"The listener rule {other} (productionListenerRule) forwards to neither of the service's target groups.", await RefusalAsync($"{shift.Balancer(other)},"));
    }

    [Fact]
    public async Task Blue_green_needs_no_load_balancer()
    {
        await using var local = await TestLocal.StartAsync();
        var ecs = await EcsScene.CreateAsync(local);
        await ecs.RegisterAsync();
        await ecs.CreateServiceAsync(more: ShiftScene.Deployment(""" "strategy":"BLUE_GREEN","bakeTimeInMinutes":0 """));
        local.Pass(10);
        Assert.Equal("SUCCESSFUL", await ecs.StatusAsync());
    }

    [Fact]
    public async Task Defaults_are_those_of_ECS()
    {
        await using var local = await TestLocal.StartAsync();
        var ecs = await EcsScene.CreateAsync(local);
        var shift = await ShiftScene.CreateAsync(local.Aws);
        await ecs.RegisterAsync();
        await ecs.CreateServiceAsync(more: shift.Service(""" "strategy":"LINEAR" """));
        await ecs.CreateServiceAsync(more: shift.Service(""" "strategy":"CANARY" """), name: "other");

        Assert.Equal(
            """{"stepPercent":10,"stepBakeTimeInMinutes":6}""", (await ecs.ServiceAsync())["deploymentConfiguration"]!["linearConfiguration"]!.ToJsonString());
        Assert.Equal(
            """{"canaryPercent":5,"canaryBakeTimeInMinutes":10}""",
            (await ecs.ServiceAsync("other"))["deploymentConfiguration"]!["canaryConfiguration"]!.ToJsonString());
    }

    [Theory]
    [InlineData(10, "10 20 30 40 50 60 70 80 90 100")]
    [InlineData(33.3, "33.3 66.6 99.9 100")]
    [InlineData(50, "50 100")]
    [InlineData(60, "60 100")]
    [InlineData(100, "100")]
    public void Linear_steps_are_equal_but_for_the_last(double percent, string steps)
    {
        var strategy = DeploymentStrategy.Of(new JsonObject
        {
            ["strategy"] = "LINEAR",
            ["linearConfiguration"] = new JsonObject { ["stepPercent"] = percent, ["stepBakeTimeInMinutes"] = 4 },
        });

        Assert.Equal(steps, string.Join(' ', strategy.Steps.Select(step => FormattableString.Invariant($"{step.Percent}"))));
        Assert.Equal(0, strategy.Steps[^1].BakeMinutes);
        Assert.All(strategy.Steps.SkipLast(1), step => Assert.Equal(4, step.BakeMinutes));
    }
}
