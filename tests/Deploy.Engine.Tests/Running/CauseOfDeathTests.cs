using Amazon.ECS.Model;
using Deploy.Engine.Events;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Tests.Support;
using Deploy.Plan;
using Deploy.Plan.Values;
using Deploy.Testing.Local;
using Deployment = Deploy.Engine.Tests.Support.Deployment;
using Task = System.Threading.Tasks.Task;

namespace Deploy.Engine.Tests.Running;

/// <summary>What a rollout's failure says of the reason.</summary>
public sealed class CauseOfDeathTests(LocalAwsFixture local) : LocalTest(local)
{
    private static readonly SourceMap Map = new()
    {
        Locations = EquatableList.Of(new SourceLocation(Plans.Service, "", "Shop.cs", 3, 2), new SourceLocation(Plans.Task, "ContainerDefinitions[app]", "Shop.cs", 9, 2)),
    };

    [Fact]
    public async Task Code_log_and_line_are_named_as_often_as_it_fails()
    {
        await Local.TaskFaultAsync(new { kind = "exit", exitCode = 139, log = new[] { "loading", "it broke" } });
        for (var run = 1; run <= 4; run++)
        {
            Assert.Equal(DeploymentOutcome.FirstDeploymentFailed, await Deployment.ApplyAsync(Plans.Shop(), Map));

            var error = Assert.Single(Deployment.Events.Diagnostics);
            Assert.Equal(("Shop.cs", 9), (error.Location?.File, error.Location?.Line));
            Assert.Contains("container app exited with 139", error.Text, StringComparison.Ordinal);
            Assert.Contains("    | it broke", Deployment.Events.Text, StringComparison.Ordinal);
            Assert.Contains("| it broke", Deployment.Report, StringComparison.Ordinal);
        }
    }

    /// <summary>At its usual speed the third task is still on its way when the deployment has failed.</summary>
    [Fact]
    public async Task A_task_that_is_on_its_way_when_the_deployment_fails_is_read_again()
    {
        using var unhurried = LocalAws.Start(speed: 1);
        using var deployment = new Deployment(unhurried.Url);
        var service = (Plan.Resources.ServiceSpec)Plans.Shop().Resources.Single(resource => resource.Address == Plans.Service);
        await unhurried.TaskFaultAsync(new { kind = "exit", exitCode = 139, log = new[] { "it broke" } });

        Assert.Equal(DeploymentOutcome.FirstDeploymentFailed, await deployment.ApplyAsync(Plans.Shop().With(service with { DesiredCount = 3 }), Map));

        Assert.Contains("container app exited with 139", Assert.Single(deployment.Events.Diagnostics).Text, StringComparison.Ordinal);
        Assert.Contains("    | it broke", deployment.Events.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rollback_names_them_too()
    {
        await DeployedAsync(Plans.Shop());
        await Local.TaskFaultAsync(new { kind = "exit", exitCode = 139, log = new[] { "it broke" }, revision = 2 });
        foreach (var variable in new[] { "two", "three", "four" })
        {
            Assert.Equal(DeploymentOutcome.RolledBack, await Deployment.ApplyAsync(Plans.Shop(variable: variable), Map));

            Assert.Contains("container app exited with 139", Assert.Single(Deployment.Events.Diagnostics).Text, StringComparison.Ordinal);
            Assert.Contains("    | it broke", Deployment.Events.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Many_stopped_tasks_of_an_older_revision_do_not_hide_the_reason()
    {
        await DeployedAsync(Plans.Shop(desiredCount: 130));
        await ScaleAsync(1);
        await Local.TaskFaultAsync(new { kind = "exit", exitCode = 139, revision = 2 });

        Assert.Equal(DeploymentOutcome.RolledBack, await Deployment.ApplyAsync(Plans.Shop(variable: "two"), Map));

        Assert.Contains("container app exited with 139", Assert.Single(Deployment.Events.Diagnostics).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_essential_container_that_ended_with_0_is_named()
    {
        await Local.TaskFaultAsync(new { kind = "exit", exitCode = 0 });

        Assert.Equal(DeploymentOutcome.FirstDeploymentFailed, await Deployment.ApplyAsync(Plans.Shop(), Map));

        var error = Assert.Single(Deployment.Events.Diagnostics);
        Assert.Contains("container app exited with 0 although it should keep running", error.Text, StringComparison.Ordinal);
        Assert.Equal(9, error.Location?.Line);
    }

    [Fact]
    public async Task A_time_out_says_why_no_task_was_placed()
    {
        const string Reason = "You've reached the limit on the number of vCPUs you can run concurrently";
        await Local.TaskFaultAsync(new { kind = "placement", reason = Reason });
        Deployment.Options = Deployment.Options with { Timeout = TimeSpan.FromSeconds(3) };

        Assert.Equal(DeploymentOutcome.TimedOut, await Deployment.ApplyAsync(Plans.Shop(), Map));

        var error = Assert.Single(Deployment.Events.Diagnostics);
        Assert.Contains("was unable to place a task", error.Text, StringComparison.Ordinal);
        Assert.Contains(Reason, error.Text, StringComparison.Ordinal);
        Assert.Equal(("Shop.cs", 3), (error.Location?.File, error.Location?.Line));
        Assert.Contains(Reason, Deployment.Report, StringComparison.Ordinal);
        var progress = Deployment.Events.All.OfType<MessageEvent>().Where(message => message.Level == MessageLevel.Progress && message.Text.Contains(Reason, StringComparison.Ordinal)).ToList();
        Assert.StartsWith("service/shop: ", Assert.Single(progress).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_out_of_a_service_without_a_circuit_breaker_says_why_its_tasks_end()
    {
        await Local.TaskFaultAsync(new { kind = "exit", exitCode = 139 });
        Deployment.Options = Deployment.Options with { Timeout = TimeSpan.FromSeconds(4) };
        var service = (Plan.Resources.ServiceSpec)Plans.Shop().Resources.Single(resource => resource.Address == Plans.Service);
        var plan = Plans.Shop().With(service with { DeploymentCircuitBreaker = false, DeploymentCircuitBreakerRollback = false });

        Assert.Equal(DeploymentOutcome.TimedOut, await Deployment.ApplyAsync(plan, Map));

        var error = Assert.Single(Deployment.Events.Diagnostics);
        Assert.Contains("container app exited with 139", error.Text, StringComparison.Ordinal);
        Assert.Equal(9, error.Location?.Line);
    }

    [Fact]
    public async Task Events_of_an_earlier_deployment_explain_nothing()
    {
        await Local.TaskFaultAsync(new { kind = "placement", reason = "an old trouble" });
        Deployment.Options = Deployment.Options with { Timeout = TimeSpan.FromSeconds(2) };
        Assert.Equal(DeploymentOutcome.TimedOut, await Deployment.ApplyAsync(Plans.Shop()));
        await Local.ClearTaskFaultsAsync();
        Deployment.Options = Deployment.Options with { Timeout = TimeSpan.FromMinutes(1) };
        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(Plans.Shop()));
        await Task.Delay(TimeSpan.FromSeconds(6));
        await Local.TaskFaultAsync(new { kind = "exit", exitCode = 139, revision = 2 });

        Assert.Equal(DeploymentOutcome.RolledBack, await Deployment.ApplyAsync(Plans.Shop(variable: "two")));

        Assert.DoesNotContain("an old trouble", Deployment.Events.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DescribeServiceDeployments")]
    [InlineData("ListServiceDeployments")]
    public async Task A_read_that_never_answers_is_bounded_by_the_time_out(string read)
    {
        await Local.FaultAsync("ecs", read, "timeout", 100);
        Deployment.Options = Deployment.Options with { Timeout = TimeSpan.FromSeconds(2) };

        var outcome = await Deployment.ApplyAsync(Plans.Shop()).WaitAsync(TimeSpan.FromSeconds(40));

        Assert.Equal(DeploymentOutcome.TimedOut, outcome);
    }

    [Fact]
    public async Task An_explanation_that_never_comes_does_not_hide_the_verdict()
    {
        await Local.FaultAsync("ecs", "ListTasks", "timeout", 100);
        await Local.TaskFaultAsync(new { kind = "exit" });

        var outcome = await Deployment.ApplyAsync(Plans.Shop()).WaitAsync(TimeSpan.FromSeconds(50));

        Assert.Equal(DeploymentOutcome.FirstDeploymentFailed, outcome);
    }

    private async Task ScaleAsync(int count)
    {
        await Aws.Ecs.UpdateServiceAsync(new UpdateServiceRequest { Cluster = "shop-local", Service = "shop-local", DesiredCount = count });
        for (var i = 0; i < 200; i++)
        {
            var service = (await Aws.Ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = "shop-local", Services = ["shop-local"] })).Services.Single();
            if (service.RunningCount == count) return;
            await Task.Delay(50);
        }
    }
}
