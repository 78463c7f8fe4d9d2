using Amazon.ECS.Model;
using Deploy.Engine.Events;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Tests.Support;
using Deploy.Plan;
using Deploy.Plan.Json;
using Deploy.Plan.Values;
using Deploy.Testing.Local;
using Deployment = Deploy.Engine.Tests.Support.Deployment;
using Task = System.Threading.Tasks.Task;

namespace Deploy.Engine.Tests.Running;

public sealed class RolloutFailureTests(LocalAwsFixture local) : LocalTest(local)
{
    private static readonly SourceMap Map = new()
    {
        Locations = EquatableList.Of(
            new SourceLocation(Plans.Service, "", "Shop.cs", 3, 2),
            new SourceLocation(Plans.Task, "", "Shop.cs", 7, 2),
            new SourceLocation(Plans.Task, "ContainerDefinitions[app].Image", "Shop.cs", 9, 30),
            new SourceLocation(Plans.Task, "ContainerDefinitions[app]", "Shop.cs", 9, 2)),
    };

    [Fact]
    public async Task A_first_deployment_that_fails_has_its_own_outcome_with_the_reason_and_the_attribute()
    {
        await Local.TaskFaultAsync(new { kind = "exit", exitCode = 3 });

        Assert.Equal(DeploymentOutcome.FirstDeploymentFailed, await Deployment.ApplyAsync(Plans.Shop(), Map));

        var error = Assert.Single(Deployment.Events.Diagnostics);
        Assert.Equal(("DECS3021", "Shop.cs", 9), (error.Code, error.Location?.File, error.Location?.Line));
        Assert.Contains("exited with 3", error.Text, StringComparison.Ordinal);
        Assert.Equal(21, Assert.Single(Deployment.Events.All.OfType<OutcomeEvent>()).ExitCode);
        Assert.Contains("exited with 3", Deployment.Report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_error_is_one_line_and_what_explains_it_comes_before_it()
    {
        await Local.TaskFaultAsync(new { kind = "exit", exitCode = 3 });

        await Deployment.ApplyAsync(Plans.Shop(), Map);

        var all = Deployment.Events.All.ToList();
        var error = Assert.Single(Deployment.Events.Diagnostics);
        Assert.DoesNotContain('\n', error.Text);
        Assert.StartsWith("The first deployment of service/shop failed, and there is nothing to roll back to: ", error.Text, StringComparison.Ordinal);
        var header = all.FindIndex(happened => happened is MessageEvent { Text: "Why service/shop failed:" });
        var explanation = all.Take(all.IndexOf(error)).Skip(header + 1).Cast<MessageEvent>().ToList();
        Assert.All(explanation, line => Assert.Equal(MessageLevel.Info, line.Level));
        Assert.StartsWith("  task ", explanation[0].Text, StringComparison.Ordinal);
        Assert.Contains(explanation, line => line.Text == "    container app exited with 3");
        Assert.All(explanation, line => Assert.Contains(line.Text.Trim(), Deployment.Report, StringComparison.Ordinal));
        Assert.All(explanation, line => Assert.Contains(JsonText.Write(line.Text.Trim())[1..^1], Deployment.JsonReport, StringComparison.Ordinal));
    }

    [Fact]
    public void The_text_of_a_diagnostic_is_one_line() => Assert.Equal(
        "The stack has a fault: line two. Line three.", new DiagnosticEvent("DECS3000", IsError: true, "The stack has a fault:\r\n  line two.\n\nLine three.\n", null).Text);

    [Fact]
    public async Task A_failed_update_is_rolled_back_and_never_a_success()
    {
        await DeployedAsync(Plans.ShopWithSchedule());
        await Local.TaskFaultAsync(new { kind = "cannotPull", revision = 2 });

        Assert.Equal(DeploymentOutcome.RolledBack, await Deployment.ApplyAsync(Plans.ShopWithSchedule(variable: "two"), Map));

        var error = Assert.Single(Deployment.Events.Diagnostics);
        Assert.Equal(("DECS3020", "Shop.cs", 9, 30), (error.Code, error.Location?.File, error.Location?.Line, error.Location?.Column));
        Assert.Contains("CannotPullContainer", error.Text, StringComparison.Ordinal);
        // What runs nightly stays with the revision that works.
        Assert.DoesNotContain("scheduler:UpdateSchedule", await Local.MutationsAsync());
        var service = (await Aws.Ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = "shop-local", Services = ["shop-local"] })).Services.Single();
        Assert.EndsWith(":1", service.TaskDefinition, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_rollback_the_revision_that_works_is_used_again()
    {
        await DeployedAsync(Plans.Shop());
        await Local.TaskFaultAsync(new { kind = "exit", revision = 2 });
        Assert.Equal(DeploymentOutcome.RolledBack, await Deployment.ApplyAsync(Plans.Shop(variable: "two")));

        await Local.ForgetRequestsAsync();
        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(Plans.Shop()));
    }

    [Fact]
    public async Task A_first_deployment_that_failed_is_repeated_although_nothing_differs()
    {
        await Local.TaskFaultAsync(new { kind = "exit" });
        Assert.Equal(DeploymentOutcome.FirstDeploymentFailed, await Deployment.ApplyAsync(Plans.Shop()));

        // It fails for the same reason: never "nothing to do".
        Assert.NotEqual(0, (await Deployment.ApplyAsync(Plans.Shop())).ExitCode());
        await Local.ClearTaskFaultsAsync();
        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.ApplyAsync(Plans.Shop()));
        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(Plans.Shop()));
    }

    [Fact]
    public async Task A_rollout_that_an_earlier_run_left_is_followed_to_its_end()
    {
        // No task is placed, so that it cannot have ended before the second run looks.
        await Local.TaskFaultAsync(new { kind = "placement" });
        Deployment.Options = Deployment.Options with { NoWait = true };
        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.ApplyAsync(Plans.Shop()));
        await Local.ForgetRequestsAsync();
        var tripping = SetExitWhenFollowedAsync();
        Deployment.Options = Deployment.Options with { NoWait = false };

        Assert.Equal(DeploymentOutcome.FirstDeploymentFailed, await Deployment.ApplyAsync(Plans.Shop()));

        await tripping;
        Assert.Empty(await Local.MutationsAsync());

        async Task SetExitWhenFollowedAsync()
        {
            for (var i = 0; i < 2000 && !(await Local.RequestsAsync()).Contains("ecs:DescribeServiceDeployments"); i++) await Task.Delay(5);
            await Local.ClearTaskFaultsAsync();
            await Local.TaskFaultAsync(new { kind = "exit" });
        }
    }

    [Fact]
    public async Task A_rollout_that_takes_too_long_is_timed_out()
    {
        // The limit is for every call too, so that it must leave room for those before the rollout, which no task ends.
        Deployment.Options = Deployment.Options with { Timeout = TimeSpan.FromSeconds(3) };
        await Local.TaskFaultAsync(new { kind = "placement" });

        Assert.Equal(DeploymentOutcome.TimedOut, await Deployment.ApplyAsync(Plans.Shop()));

        Assert.Equal("DECS3023", Assert.Single(Deployment.Events.Diagnostics).Code);
    }

    [Fact]
    public async Task A_deployment_that_another_one_replaces_is_superseded()
    {
        await DeployedAsync(Plans.Shop());
        // No task is placed, so that it cannot have succeeded before the other one comes.
        await Local.TaskFaultAsync(new { kind = "placement", revision = 2 });
        var run = Deployment.ApplyAsync(Plans.Shop(variable: "two"));
        while (!Deployment.Events.Phases.Contains("Wait") && !run.IsCompleted) await Task.Delay(5);
        await Aws.Ecs.UpdateServiceAsync(new UpdateServiceRequest { Cluster = "shop-local", Service = "shop-local", TaskDefinition = "shop-local:1" });

        Assert.Equal(DeploymentOutcome.Superseded, await run);
    }

    [Fact]
    public async Task Cancelling_while_waiting_ends_without_a_further_writing_call()
    {
        using var cancel = new CancellationTokenSource();
        var run = Deployment.ApplyAsync(Plans.ShopWithSchedule(), cancellationToken: cancel.Token);
        while (!Deployment.Events.Phases.Contains("Wait") && !run.IsCompleted) await Task.Delay(5);
        await cancel.CancelAsync();

        Assert.Equal(DeploymentOutcome.Cancelled, await run);

        Assert.DoesNotContain("scheduler:CreateSchedule", await Local.MutationsAsync());
        Assert.Contains("cancelled", Deployment.Report, StringComparison.Ordinal);
        Assert.Equal(25, Assert.Single(Deployment.Events.All.OfType<OutcomeEvent>()).ExitCode);
        // The next run goes on from there.
        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.ApplyAsync(Plans.ShopWithSchedule()));
    }

    [Fact]
    public async Task Without_waiting_the_result_is_not_known_and_said_so()
    {
        Deployment.Options = Deployment.Options with { NoWait = true };

        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.ApplyAsync(Plans.ShopWithSchedule()));

        Assert.Contains("1 rollout is not waited for", Deployment.Events.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ecs:DescribeServiceDeployments", await Local.RequestsAsync());
        Assert.Contains("scheduler:CreateSchedule", await Local.MutationsAsync());
    }
}
