using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Ecs;

public sealed class FailureTests
{
    [Theory]
    [InlineData("exit", "EssentialContainerExited", "Essential container in task exited")]
    [InlineData("cannotPull", "TaskFailedToStart", "CannotPullContainerError: ")]
    [InlineData("resourceInitialization", "TaskFailedToStart", "ResourceInitializationError: ")]
    [InlineData("healthCheck", "ServiceSchedulerInitiated", "Task failed container health checks")]
    public async Task Three_failures_roll_back_to_what_ran_before(string kind, string stopCode, string reason)
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await StableAsync(local);
        await local.Aws.AdminPostAsync("tasks/faults", $$"""{"kind":"{{kind}}","service":"web","revision":2}""");
        await scene.UpdateAsync(""" "taskDefinition":"web:2" """);
        local.Pass(8);

        var deployment = (await scene.DeploymentsAsync())[0];
        var service = await scene.ServiceAsync();
        var failed = (await scene.TasksAsync("STOPPED")).Where(t => ((string)t["taskDefinitionArn"]!).EndsWith(":2", StringComparison.Ordinal)).ToList();

        Assert.Equal("ROLLBACK_SUCCESSFUL", (string)deployment["status"]!);
        Assert.Equal("Service deployment rolled back because the circuit breaker threshold was exceeded.", (string)deployment["statusReason"]!);
        Assert.Equal("""{"status":"TRIGGERED","failureCount":3,"threshold":3}""", deployment["deploymentCircuitBreaker"]!.ToJsonString());
        Assert.Equal((string)deployment["sourceServiceRevisions"]![0]!["arn"]!, (string)deployment["rollback"]!["serviceRevisionArn"]!);
        Assert.EndsWith("web:1", (string)service["taskDefinition"]!, StringComparison.Ordinal);
        Assert.Equal(1, (int)service["runningCount"]!);
        Assert.Equal(3, failed.Count);
        Assert.All(failed, t => Assert.Equal(stopCode, (string)t["stopCode"]!));
        Assert.All(failed, t => Assert.StartsWith(reason, (string)t["stoppedReason"]!, StringComparison.Ordinal));
        var events = await scene.EventsAsync();
        Assert.Contains(events, e => e.EndsWith("deployment failed: tasks failed to start.", StringComparison.Ordinal));
        Assert.Contains(events, e => e.Contains("rolling back to (deployment ecs-svc/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task During_a_rollback_both_deployments_say_so()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await StableAsync(local, desired: 3);
        await local.Aws.AdminPostAsync("tasks/faults", """{"kind":"exit","exitCode":139,"revision":2}""");
        await scene.UpdateAsync(""" "taskDefinition":"web:2" """);
        local.Pass(0.95);

        var deployments = (await scene.ServiceAsync())["deployments"]!.AsArray();

        Assert.Equal("ROLLBACK_IN_PROGRESS", await scene.StatusAsync());
        Assert.Equal(("PRIMARY", "IN_PROGRESS"), ((string)deployments[0]!["status"]!, (string)deployments[0]!["rolloutState"]!));
        Assert.StartsWith("ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/", (string)deployments[0]!["rolloutStateReason"]!, StringComparison.Ordinal);
        Assert.Equal(("ACTIVE", "FAILED", "ECS deployment circuit breaker: tasks failed to start."), ((string)deployments[1]!["status"]!, (string)deployments[1]!["rolloutState"]!, (string)deployments[1]!["rolloutStateReason"]!));
        Assert.Equal(3, (int)deployments[1]!["failedTasks"]!);
        var task = (await scene.TasksAsync("STOPPED")).First(t => (string?)t["stopCode"] == "EssentialContainerExited");
        local.Pass(1);
        Assert.Equal(139, (int)(await scene.TasksAsync("STOPPED")).First(t => (string)t["taskArn"]! == (string)task["taskArn"]!)["containers"]![0]!["exitCode"]!);
    }

    [Fact]
    public async Task A_first_deployment_has_nothing_to_go_back_to()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        await local.Aws.AdminPostAsync("tasks/faults", """{"kind":"exit"}""");
        await scene.CreateServiceAsync(more: EcsScene.Breaker);
        local.Pass(8);
        var tasks = (await scene.TasksAsync("STOPPED")).Count;
        local.Pass(30);

        var deployment = (await scene.DeploymentsAsync())[0];
        Assert.Equal(("ROLLBACK_FAILED", null), ((string)deployment["status"]!, deployment["rollback"]));
        Assert.Equal("No rollback candidate was found to run the rollback.", (string)deployment["statusReason"]!);
        Assert.Equal("FAILED", (string)(await scene.ServiceAsync())["deployments"]![0]!["rolloutState"]!);
        Assert.Equal((3, 3), (tasks, (await scene.TasksAsync("STOPPED")).Count));
    }

    [Fact]
    public async Task A_first_deployment_without_rollback_is_stopped()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        await local.Aws.AdminPostAsync("tasks/faults", """{"kind":"exit"}""");
        await scene.CreateServiceAsync(more: """ "deploymentConfiguration":{"deploymentCircuitBreaker":{"enable":true,"rollback":false}} """);
        local.Pass(8);

        Assert.Equal("STOPPED", await scene.StatusAsync());
    }

    [Fact]
    public async Task Without_a_breaker_tasks_are_tried_again_for_ever_and_ever_more_seldom()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        await local.Aws.AdminPostAsync("tasks/faults", """{"kind":"cannotPull","family":"web"}""");
        await scene.CreateServiceAsync();
        local.Pass(10);
        var early = (await scene.TasksAsync("STOPPED")).Count;
        local.Pass(10);
        var late = (await scene.TasksAsync("STOPPED")).Count - early;

        Assert.Equal("IN_PROGRESS", await scene.StatusAsync());
        Assert.InRange(early, 4, 20);
        Assert.InRange(late, 1, early - 1);
        Assert.Contains(await scene.EventsAsync(), e => e.Contains("is unable to consistently start tasks successfully", StringComparison.Ordinal));

        using var _ = await local.Aws.Client.DeleteAsync("/_local/tasks/faults");
        local.Pass(20);
        Assert.Equal("SUCCESSFUL", await scene.StatusAsync());
    }

    [Theory]
    [InlineData("true", 0)]
    [InlineData("false", 2)]
    public async Task A_healthy_task_makes_failures_forgotten_unless_told_otherwise(string reset, int failures)
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        await local.Aws.AdminPostAsync("tasks/faults", """{"kind":"exit"}""");
        await scene.CreateServiceAsync(more: """ "deploymentConfiguration":{"deploymentCircuitBreaker":{"enable":true,"rollback":true,"resetOnHealthyTask":$reset}} """.Replace("$reset", reset, StringComparison.Ordinal));
        local.Pass(2);
        Assert.Equal(2, (int)(await scene.ServiceAsync())["deployments"]![0]!["failedTasks"]!);

        using var _ = await local.Aws.Client.DeleteAsync("/_local/tasks/faults");
        local.Pass(3);

        Assert.Equal("SUCCESSFUL", await scene.StatusAsync());
        Assert.Equal(failures, (int)(await scene.ServiceAsync())["deployments"]![0]!["failedTasks"]!);
        Assert.Equal(failures, (int)(await scene.DeploymentsAsync())[0]["deploymentCircuitBreaker"]!["failureCount"]!);
    }

    [Fact]
    public async Task A_rollback_that_fails_too_is_told()
    {
        await using var local = await TestLocal.StartAsync();
        // No old task may stay while the new ones are tried, so that the rollback must start tasks.
        var scene = await StableAsync(local, more: """ "availabilityZoneRebalancing":"DISABLED","deploymentConfiguration":{"minimumHealthyPercent":0,"maximumPercent":100,"deploymentCircuitBreaker":{"enable":true,"rollback":true}} """);
        await local.Aws.AdminPostAsync("tasks/faults", """{"kind":"exit","service":"web"}""");
        await scene.UpdateAsync(""" "taskDefinition":"web:2" """);
        local.Pass(20);

        Assert.Equal("ROLLBACK_FAILED", await scene.StatusAsync());
    }

    [Fact]
    public async Task The_threshold_is_half_of_the_desired_count_within_3_and_200()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await StableAsync(local, desired: 9);
        Assert.Equal(5, (int)(await scene.DeploymentsAsync())[0]["deploymentCircuitBreaker"]!["threshold"]!);

        await scene.UpdateAsync(""" "forceNewDeployment":true,"deploymentConfiguration":{"deploymentCircuitBreaker":{"enable":true,"rollback":true,"thresholdConfiguration":{"type":"COUNT","value":1}}} """);
        Assert.Equal(1, (int)(await scene.DeploymentsAsync())[0]["deploymentCircuitBreaker"]!["threshold"]!);
    }

    [Fact]
    public async Task A_user_can_roll_back_or_abort()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await StableAsync(local);
        await scene.UpdateAsync(""" "taskDefinition":"web:2" """);
        local.Pass(0.3);
        await StopAsync("ROLLBACK");
        Assert.Equal("ROLLBACK_REQUESTED", (string)(await LastAsync(advance: 0))["status"]!);
        local.Pass(3);
        Assert.Equal("ROLLBACK_SUCCESSFUL", await scene.StatusAsync());
        Assert.EndsWith("web:1", (string)(await scene.ServiceAsync())["taskDefinition"]!, StringComparison.Ordinal);

        await scene.UpdateAsync(""" "taskDefinition":"web:2" """);
        local.Pass(0.3);
        await StopAsync("ABORT");
        local.Pass(3);
        Assert.Equal("STOPPED", await scene.StatusAsync());
        Assert.Equal("FAILED", (string)(await scene.ServiceAsync())["deployments"]![0]!["rolloutState"]!);
        var over = await local.Aws.EcsErrorAsync("StopServiceDeployment", $$"""{"serviceDeploymentArn":"{{(await LastAsync(0))["serviceDeploymentArn"]}}"}""");
        Assert.Equal("ConflictException", over.Code);
        Assert.Equal("ServiceDeploymentNotFoundException", (await local.Aws.EcsErrorAsync("StopServiceDeployment", """{"serviceDeploymentArn":"arn:aws:ecs:eu-west-1:000000000000:service-deployment/c/web/nope"}""")).Code);

        async Task StopAsync(string type) => await local.Aws.EcsAsync(
            "StopServiceDeployment", $$"""{"serviceDeploymentArn":"{{(await LastAsync(0))["serviceDeploymentArn"]}}","stopType":"{{type}}"}""");

        async Task<System.Text.Json.Nodes.JsonObject> LastAsync(double advance)
        {
            local.Pass(advance);
            return (await scene.DeploymentsAsync())[0];
        }
    }

    [Fact]
    public async Task No_capacity_is_an_event_and_no_failure()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        await local.Aws.AdminPostAsync("tasks/faults", """{"kind":"placement"}""");
        await scene.CreateServiceAsync(more: EcsScene.Breaker);
        local.Pass(10);

        Assert.Equal("IN_PROGRESS", await scene.StatusAsync());
        Assert.Contains("was unable to place a task. Reason: Capacity is unavailable at this time.", (await scene.EventsAsync())[0], StringComparison.Ordinal);
        Assert.Empty(await scene.TasksAsync("STOPPED"));
    }

    [Theory]
    [InlineData(""" "secrets":[{"name":"S","valueFrom":"/nope"}] """, "invalid parameters: /nope")]
    [InlineData(""" "secrets":[{"name":"S","valueFrom":"arn:aws:secretsmanager:eu-west-1:000000000000:secret:nope-AbCdEf"}] """, "Secrets Manager can't find the specified secret.")]
    [InlineData(""" "logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"/nope","awslogs-region":"eu-west-1","awslogs-stream-prefix":"a"}} """, "The specified log group does not exist.")]
    public async Task What_is_missing_in_Local_keeps_a_task_from_starting(string member, string reason)
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync(container: member);

        await AssertNotStartedAsync(local, scene, reason);
    }

    [Theory]
    [InlineData("nope:1")]
    [InlineData("eu-west-1/nope@sha256:0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task An_image_that_the_registry_lacks_cannot_be_pulled(string image)
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync(image: $"localhost:{local.Server.Context.Endpoint.Port}/{image}");

        await AssertNotStartedAsync(local, scene, "CannotPullContainerError: pull image manifest has been retried 1 time(s)");
    }

    private static async Task AssertNotStartedAsync(TestLocal local, EcsScene scene, string reason)
    {
        await scene.CreateServiceAsync();
        local.Pass(0.8);

        var task = (await scene.TasksAsync("STOPPED"))[0];
        Assert.Equal("TaskFailedToStart", (string)task["stopCode"]!);
        Assert.Contains(reason, (string)task["stoppedReason"]!, StringComparison.Ordinal);
    }

    /// <summary>A service that runs revision 1, with revision 2 registered.</summary>
    private static async Task<EcsScene> StableAsync(TestLocal local, int desired = 1, string more = EcsScene.Breaker)
    {
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync(container: """ "healthCheck":{"command":["CMD","x"]} """);
        await scene.CreateServiceAsync(desired, more);
        await scene.RegisterAsync(container: """ "healthCheck":{"command":["CMD","x"]} """);
        local.Pass(3);
        Assert.Equal("SUCCESSFUL", await scene.StatusAsync());
        return scene;
    }
}
