using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.LoadBalancing;

public sealed class LoadBalancingTests
{
    [Fact]
    public async Task A_target_group_has_the_defaults_of_ELB_and_is_made_once()
    {
        await using var local = await TestLocal.StartAsync();
        var arn = await TargetGroupAsync(local);

        var (_, described) = await local.Aws.ElbAsync("DescribeTargetGroups", ("Names.member.1", "tg"));
        var again = await TargetGroupAsync(local);
        var (_, other) = await local.Aws.ElbAsync("CreateTargetGroup", ("Name", "tg"), ("Protocol", "HTTP"), ("Port", "81"), ("VpcId", "vpc-1"), ("TargetType", "ip"));

        Assert.Equal(["/", "30", "5", "200", "traffic-port"], new[] { "HealthCheckPath", "HealthCheckIntervalSeconds", "HealthCheckTimeoutSeconds", "HttpCode", "HealthCheckPort" }.Select(n => described.First(n)));
        Assert.Equal(arn, again);
        Assert.Equal("DuplicateTargetGroupName", other.First("Code"));
    }

    [Fact]
    public async Task Health_follows_the_tasks()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        var arn = await TargetGroupAsync(local);
        var loadBalancers = $$""" "loadBalancers":[{"targetGroupArn":"{{arn}}","containerName":"app","containerPort":8080}] """;

        var alone = await local.Aws.EcsErrorAsync("CreateService", scene.ServiceBody(more: loadBalancers));
        Assert.Equal($"The target group with targetGroupArn {arn} does not have an associated load balancer.", alone.Message);
        await ListenAsync(local, arn);
        await scene.CreateServiceAsync(more: loadBalancers);

        Assert.Equal(0, (int)(await scene.ServiceAsync())["healthCheckGracePeriodSeconds"]!);
        local.Pass(0.65);
        Assert.Equal(["initial"], await HealthAsync(local, arn));
        local.Pass(0.3);
        Assert.Equal(["healthy"], await HealthAsync(local, arn));
        local.Pass(1);
        await scene.UpdateAsync(""" "desiredCount":0 """);
        local.Pass(0.1);
        Assert.Equal(["draining"], await HealthAsync(local, arn));
        local.Pass(2);
        Assert.Empty(await HealthAsync(local, arn));
        var events = await scene.EventsAsync();
        Assert.Contains($"(service web) registered 1 targets in (target-group {arn})", events);
        Assert.Contains("(service web) has begun draining connections on 1 tasks.", events);
        Assert.Contains($"(service web) deregistered 1 targets in (target-group {arn})", events);
    }

    [Fact]
    public async Task A_target_that_fails_its_checks_fails_its_task()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        var arn = await TargetGroupAsync(local);
        await ListenAsync(local, arn);
        await local.Aws.AdminPostAsync("tasks/faults", """{"kind":"healthCheck"}""");
        await scene.CreateServiceAsync(more: $$"""{{EcsScene.Breaker}},"loadBalancers":[{"targetGroupArn":"{{arn}}","containerName":"app","containerPort":8080}] """);
        local.Pass(8);

        Assert.Equal("ROLLBACK_FAILED", await scene.StatusAsync());
        Assert.Equal($"Task failed ELB health checks in (target-group {arn})", (string)(await scene.TasksAsync("STOPPED"))[0]["stoppedReason"]!);
    }

    [Fact]
    public async Task A_target_group_of_another_VPC_is_refused()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        var arn = await TargetGroupAsync(local, "vpc-0123456789abcdef0");
        await ListenAsync(local, arn);

        var error = await local.Aws.EcsErrorAsync(
            "CreateService", scene.ServiceBody(more: $$""" "loadBalancers":[{"targetGroupArn":"{{arn}}","containerName":"app","containerPort":8080}] """));

        Assert.Equal("InvalidParameterException", error.Code);
        Assert.Contains("vpc-0123456789abcdef0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_group_of_instances_is_not_for_awsvpc()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        var (_, group) = await local.Aws.ElbAsync("CreateTargetGroup", ("Name", "tg"), ("Protocol", "HTTP"), ("Port", "80"), ("VpcId", "vpc-1"));

        var error = await local.Aws.EcsErrorAsync(
            "CreateService", scene.ServiceBody(more: $$""" "loadBalancers":[{"targetGroupArn":"{{group.First("TargetGroupArn")}}","containerName":"app","containerPort":8080}] """));

        Assert.Contains("has target type instance, which is incompatible with the awsvpc network mode", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_used_is_not_deleted()
    {
        await using var local = await TestLocal.StartAsync();
        var arn = await TargetGroupAsync(local);
        var (balancer, listener) = await ListenAsync(local, arn);

        var (_, used) = await local.Aws.ElbAsync("DeleteTargetGroup", ("TargetGroupArn", arn));
        var (_, rules) = await local.Aws.ElbAsync("DescribeRules", ("ListenerArn", listener));
        var (_, groups) = await local.Aws.ElbAsync("DescribeTargetGroups", ("LoadBalancerArn", balancer));
        await local.Aws.ElbAsync("DeleteLoadBalancer", ("LoadBalancerArn", balancer));
        await local.Aws.ElbAsync("DeleteTargetGroup", ("TargetGroupArn", arn));
        var (_, gone) = await local.Aws.ElbAsync("DescribeTargetGroups", ("TargetGroupArns.member.1", arn));

        Assert.Equal("ResourceInUse", used.First("Code"));
        Assert.Equal(["default"], rules.All("Priority"));
        Assert.Equal(arn, groups.First("TargetGroupArn"));
        Assert.Equal("TargetGroupNotFound", gone.First("Code"));
    }

    [Fact]
    public async Task Rules_have_priorities_and_tags_are_kept()
    {
        await using var local = await TestLocal.StartAsync();
        var arn = await TargetGroupAsync(local);
        var (_, listener) = await ListenAsync(local, arn);
        (string, string)[] rule =
        [
            ("ListenerArn", listener), ("Priority", "5"), ("Conditions.member.1.Field", "path-pattern"), ("Conditions.member.1.Values.member.1", "/x"),
            ("Actions.member.1.Type", "forward"), ("Actions.member.1.TargetGroupArn", arn),
        ];

        await local.Aws.ElbAsync("CreateRule", rule);
        var (_, twice) = await local.Aws.ElbAsync("CreateRule", rule);
        var (_, rules) = await local.Aws.ElbAsync("DescribeRules", ("ListenerArn", listener));
        await local.Aws.ElbAsync("AddTags", ("ResourceArns.member.1", arn), ("Tags.member.1.Key", "a"), ("Tags.member.1.Value", "b"));
        var (_, tags) = await local.Aws.ElbAsync("DescribeTags", ("ResourceArns.member.1", arn));

        Assert.Equal("PriorityInUse", twice.First("Code"));
        Assert.Equal(["5", "default"], rules.All("Priority"));
        Assert.Equal(("a", "b"), (tags.First("Key"), tags.First("Value")));
    }

    private static async Task<string> TargetGroupAsync(TestLocal local, string? vpc = null)
    {
        vpc ??= (await local.Aws.Ec2Async("DescribeVpcs")).Body.First("vpcId")!;
        var (_, body) = await local.Aws.ElbAsync("CreateTargetGroup", ("Name", "tg"), ("Protocol", "HTTP"), ("Port", "80"), ("VpcId", vpc), ("TargetType", "ip"));
        return body.First("TargetGroupArn")!;
    }

    private static async Task<(string LoadBalancer, string Listener)> ListenAsync(TestLocal local, string targetGroup)
    {
        var (_, subnets) = await local.Aws.Ec2Async("DescribeSubnets");
        var ids = subnets.All("subnetId").ToList();
        var (_, balancer) = await local.Aws.ElbAsync("CreateLoadBalancer", ("Name", "lb"), ("Subnets.member.1", ids[0]), ("Subnets.member.2", ids[1]));
        var arn = balancer.First("LoadBalancerArn")!;
        var (_, listener) = await local.Aws.ElbAsync(
            "CreateListener", ("LoadBalancerArn", arn), ("Protocol", "HTTP"), ("Port", "80"),
            ("DefaultActions.member.1.Type", "forward"), ("DefaultActions.member.1.TargetGroupArn", targetGroup));
        return (arn, listener.First("ListenerArn")!);
    }

    private static async Task<IReadOnlyList<string>> HealthAsync(TestLocal local, string targetGroup)
    {
        var (_, body) = await local.Aws.ElbAsync("DescribeTargetHealth", ("TargetGroupArn", targetGroup));
        return [.. body.All("State")];
    }
}
