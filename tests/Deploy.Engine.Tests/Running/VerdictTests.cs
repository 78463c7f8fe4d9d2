using Amazon.ECS.Model;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Tests.Support;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Testing.Local;
using Task = System.Threading.Tasks.Task;

namespace Deploy.Engine.Tests.Running;

/// <summary>Each rollout has a verdict of its own, and each is told.</summary>
public sealed class VerdictTests(LocalAwsFixture local) : LocalTest(local)
{
    [Theory]
    [InlineData("denied", "DECS3004", "AccessDenied")]
    [InlineData("expiredToken", "DECS3026", "PartlyApplied")]
    public async Task A_look_at_one_service_that_is_refused_does_not_hide_that_another_was_rolled_back(string fault, string code, string outcome)
    {
        await DeployedAsync(Two("one"));
        await Local.TaskFaultAsync(new { kind = "exit", exitCode = 139, revision = 2 });
        await Local.FaultAsync("ecs", "DescribeServiceDeployments", fault);

        Assert.Equal(DeploymentOutcome.RolledBack, await Deployment.ApplyAsync(Two("two")));

        var codes = Deployment.Events.Diagnostics.Select(error => error.Code).Order().ToList();
        Assert.Equal(new[] { code, "DECS3020" }.Order(), codes);
        Assert.Contains("container app exited with 139", Deployment.Report, StringComparison.Ordinal);
        Assert.Contains("\"outcome\": \"RolledBack\"", Deployment.JsonReport, StringComparison.Ordinal);
        Assert.Contains($"\"outcome\": \"{outcome}\"", Deployment.JsonReport, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_denied_look_alone_says_that_the_rollout_goes_on()
    {
        await DeployedAsync(Plans.Shop());
        await Local.FaultAsync("ecs", "DescribeServiceDeployments", "denied", 100);

        Assert.Equal(DeploymentOutcome.AccessDenied, await Deployment.ApplyAsync(Plans.Shop(variable: "two")));

        var error = Assert.Single(Deployment.Events.Diagnostics);
        Assert.Contains("service/shop", error.Text, StringComparison.Ordinal);
        Assert.Contains("ecs:DescribeServiceDeployments", error.Text, StringComparison.Ordinal);
        Assert.Contains("ECS goes on with it", error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_is_deleted_while_it_is_waited_for_is_an_outcome_of_its_own()
    {
        await DeployedAsync(Plans.Shop());
        await Local.TaskFaultAsync(new { kind = "placement", revision = 2 });
        var run = Deployment.ApplyAsync(Plans.Shop(variable: "two"));
        while (!Deployment.Events.Phases.Contains("Wait") && !run.IsCompleted) await Task.Delay(5);
        await Aws.Ecs.DeleteServiceAsync(new DeleteServiceRequest { Cluster = "shop-local", Service = "shop-local", Force = true });

        var outcome = await run.WaitAsync(TimeSpan.FromSeconds(50));

        Assert.Equal("ServiceDeleted", outcome.ToString());
        var error = Assert.Single(Deployment.Events.Diagnostics);
        Assert.Equal("DECS3027", error.Code);
        Assert.Contains("service/shop was deleted while its rollout was followed", error.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(139, "container app exited with 139")]
    [InlineData(0, "container app exited with 0 although it should keep running")]
    public async Task A_service_without_a_health_check_that_crashes_after_its_deployment_is_no_success(int exitCode, string cause)
    {
        Deployment.Options = Deployment.Options with { Watch = TimeSpan.FromSeconds(4) };
        await Local.TaskFaultAsync(new { kind = "exitAfter", seconds = 10, exitCode, log = new[] { "it broke" } });

        var outcome = await Deployment.ApplyAsync(Plans.Shop());

        Assert.Equal("Unstable", outcome.ToString());
        var error = Assert.Single(Deployment.Events.Diagnostics);
        Assert.Equal("DECS3028", error.Code);
        Assert.Contains(cause, error.Text, StringComparison.Ordinal);
        Assert.Contains("    | it broke", Deployment.Events.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_still_crashes_is_no_success_the_next_time_either()
    {
        Deployment.Options = Deployment.Options with { Watch = TimeSpan.FromSeconds(4) };
        await Local.TaskFaultAsync(new { kind = "exitAfter", seconds = 10, exitCode = 3 });
        Assert.Equal("Unstable", (await Deployment.ApplyAsync(Plans.Shop())).ToString());
        // From now on none even starts, so that the next run is sure to find tasks missing.
        await Local.ClearTaskFaultsAsync();
        await Local.TaskFaultAsync(new { kind = "cannotPull" });
        for (var i = 0; i < 200 && (await ServiceAsync()).RunningCount > 0; i++) await Task.Delay(20);

        Assert.Equal("Unstable", (await Deployment.ApplyAsync(Plans.Shop())).ToString());
        Assert.Contains("CannotPullContainer", Assert.Single(Deployment.Events.Diagnostics).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_crashes_again_and_again_is_no_success_although_all_its_tasks_run_at_the_moment()
    {
        await Local.TaskFaultAsync(new { kind = "exitAfter", seconds = 60, exitCode = 3 });
        await DeployedAsync(Plans.Shop());
        // The second task of a service with one runs, and no task is missing.
        for (var i = 0; i < 400 && await StartsAsync() < 2; i++) await Task.Delay(20);
        for (var i = 0; i < 400 && (await ServiceAsync()).RunningCount != 1; i++) await Task.Delay(20);
        Deployment.Options = Deployment.Options with { Watch = TimeSpan.FromSeconds(10) };

        Assert.Equal("Unstable", (await Deployment.ApplyAsync(Plans.Shop())).ToString());

        Assert.Contains("container app exited with 3", Assert.Single(Deployment.Events.Diagnostics).Text, StringComparison.Ordinal);
        Assert.Empty(await Local.MutationsAsync());
    }

    [Fact]
    public async Task A_service_one_of_whose_tasks_was_stopped_by_hand_is_watched_and_well()
    {
        await DeployedAsync(Plans.Shop());
        var task = Assert.Single((await Aws.Ecs.ListTasksAsync(new() { Cluster = "shop-local" })).TaskArns);
        await Aws.Ecs.StopTaskAsync(new() { Cluster = "shop-local", Task = task });
        for (var i = 0; i < 400 && (await StartsAsync() < 2 || (await ServiceAsync()).RunningCount != 1); i++) await Task.Delay(20);
        await Local.ForgetRequestsAsync();

        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(Plans.Shop()));

        Assert.Contains("is watched for", Deployment.Events.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_was_scaled_out_is_not_watched()
    {
        await DeployedAsync(Plans.Shop());
        await Aws.Ecs.UpdateServiceAsync(new UpdateServiceRequest { Cluster = "shop-local", Service = "shop-local", DesiredCount = 3 });
        for (var i = 0; i < 400 && (await ServiceAsync()).RunningCount != 3; i++) await Task.Delay(20);

        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(Plans.Shop()));

        Assert.DoesNotContain("is watched for", Deployment.Events.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_health_check_ECS_is_believed()
    {
        Deployment.Options = Deployment.Options with { Watch = TimeSpan.FromMinutes(1) };
        var task = Plans.TaskDefinition(false, "one");
        var check = new HealthCheckSpec { Command = EquatableList.Of("CMD-SHELL", "true") };
        var plan = Plans.Shop().With(task with { ContainerDefinitions = EquatableList.Of(task.ContainerDefinitions[0] with { HealthCheck = check }) });

        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.ApplyAsync(plan).WaitAsync(TimeSpan.FromSeconds(50)));
    }

    [Fact]
    public async Task What_is_stopped_on_purpose_while_it_is_watched_is_no_crash()
    {
        Deployment.Options = Deployment.Options with { Watch = TimeSpan.FromSeconds(5) };
        var run = Deployment.ApplyAsync(Plans.Shop(desiredCount: 2));
        while (!Deployment.Events.Text.Contains("is watched", StringComparison.Ordinal) && !run.IsCompleted) await Task.Delay(20);
        await Aws.Ecs.UpdateServiceAsync(new UpdateServiceRequest { Cluster = "shop-local", Service = "shop-local", DesiredCount = 1 });

        Assert.Equal(DeploymentOutcome.Succeeded, await run);
    }

    [Fact]
    public async Task Leaving_capacity_providers_is_followed_and_a_rollback_of_it_is_no_success()
    {
        await DeployedAsync(Plans.Shop());
        await Aws.Ecs.PutClusterCapacityProvidersAsync(new() { Cluster = "shop-local", CapacityProviders = ["FARGATE", "FARGATE_SPOT"], DefaultCapacityProviderStrategy = [] });
        await Aws.Ecs.UpdateServiceAsync(new UpdateServiceRequest
        {
            Cluster = "shop-local",
            Service = "shop-local",
            ForceNewDeployment = true,
            CapacityProviderStrategy = [new() { CapacityProvider = "FARGATE_SPOT", Weight = 1 }],
        });
        for (var i = 0; i < 200 && (await ServiceAsync()).Deployments.Any(deployment => deployment.RolloutState != "COMPLETED"); i++) await Task.Delay(50);
        await Local.TaskFaultAsync(new { kind = "exit", exitCode = 139 });

        Assert.Equal(DeploymentOutcome.RolledBack, await Deployment.ApplyAsync(Plans.Shop()));

        await Local.ClearTaskFaultsAsync();
        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.ApplyAsync(Plans.Shop()));
        Assert.Equal("FARGATE", (await ServiceAsync()).LaunchType);
        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(Plans.Shop()));
    }

    private async Task<int> StartsAsync() => (await ServiceAsync()).Events.Count(happened => happened.Message.Contains("has started 1 tasks", StringComparison.Ordinal));

    private async Task<Service> ServiceAsync() =>
        (await Aws.Ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = "shop-local", Services = ["shop-local"] })).Services.Single();

    /// <summary>Two services of one task definition.</summary>
    private static DeploymentPlan Two(string variable)
    {
        var plan = Plans.Shop(variable: variable);
        var service = (ServiceSpec)plan.Resources.Single(resource => resource.Address == Plans.Service);
        return plan.With(service with { Name = "other" });
    }
}
