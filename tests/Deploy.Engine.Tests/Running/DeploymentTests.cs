using Amazon.ECS.Model;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Tests.Support;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Testing.Local;
using Deployment = Deploy.Engine.Tests.Support.Deployment;
using Task = System.Threading.Tasks.Task;

namespace Deploy.Engine.Tests.Running;

public sealed class DeploymentTests(LocalAwsFixture local) : LocalTest(local)
{
    [Fact]
    public async Task A_first_deployment_creates_all_and_a_second_does_nothing()
    {
        await DeployedAsync(Plans.ShopWithSchedule());
        Assert.Equal(["Plan", "Apply", "Wait", "Report"], Deployment.Events.Phases);
        var service = Assert.Single((await Aws.Ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = "shop-local", Services = ["shop-local"], Include = ["TAGS"] })).Services);
        Assert.Equal((1, 1, "COMPLETED"), (service.DesiredCount, service.RunningCount, service.Deployments.Single().RolloutState?.Value));
        Assert.Equal(
            "deploy-ecs:address=service/shop deploy-ecs:application=shop deploy-ecs:desired-count=1 deploy-ecs:environment=local deploy-ecs:project=Shop",
            string.Join(' ', service.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}")));

        var outcome = await Deployment.ApplyAsync(Plans.ShopWithSchedule());

        Assert.Equal((DeploymentOutcome.NothingToDo, "Nothing to do: 8 resources are as declared."), (outcome, Deployment.Events.ChangeLines));
        Assert.Empty(await Local.MutationsAsync());
    }

    [Fact]
    public async Task Showing_a_plan_changes_nothing()
    {
        Assert.Equal(DeploymentOutcome.ChangesPending, await Deployment.PlanAsync(Plans.ShopWithSchedule()));

        Assert.Contains("+ service/shop (create)", Deployment.Events.ChangeLines, StringComparison.Ordinal);
        Assert.EndsWith("8 to create, 0 unchanged.", Deployment.Events.ChangeLines, StringComparison.Ordinal);
        Assert.Empty(await Local.MutationsAsync());
    }

    [Fact]
    public async Task A_changed_desired_count_is_one_call()
    {
        await DeployedAsync(Plans.Shop(desiredCount: 1));

        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.ApplyAsync(Plans.Shop(desiredCount: 2)));

        Assert.Contains("    DesiredCount: 1 → 2", Deployment.Events.ChangeLines, StringComparison.Ordinal);
        Assert.Equal(["ecs:UpdateService"], await Local.MutationsAsync());
        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(Plans.Shop(desiredCount: 2)));
    }

    [Fact]
    public async Task A_manual_scale_out_survives_a_deployment_of_something_else()
    {
        await DeployedAsync(Plans.Shop(desiredCount: 1));
        await Aws.Ecs.UpdateServiceAsync(new UpdateServiceRequest { Cluster = "shop-local", Service = "shop-local", DesiredCount = 3 });

        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.ApplyAsync(Plans.Shop(desiredCount: 1, variable: "two")));

        var service = (await Aws.Ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = "shop-local", Services = ["shop-local"] })).Services.Single();
        Assert.Equal(3, service.DesiredCount);
    }

    [Fact]
    public async Task A_schedule_moves_to_the_new_revision_after_the_rollout_succeeded()
    {
        await DeployedAsync(Plans.ShopWithSchedule());

        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.ApplyAsync(Plans.ShopWithSchedule(variable: "two")));

        Assert.Equal(["ecs:RegisterTaskDefinition", "ecs:UpdateService", "scheduler:UpdateSchedule"], await Local.MutationsAsync());
        var log = (await Local.RequestsAsync()).ToList();
        Assert.True(log.LastIndexOf("ecs:DescribeServiceDeployments") is > 0 and var waited && waited < log.IndexOf("scheduler:UpdateSchedule"), string.Join('\n', log));
    }

    [Fact]
    public async Task Values_of_environment_variables_appear_nowhere()
    {
        await DeployedAsync(Plans.Shop(variable: "hunter2-before"));

        await Deployment.ApplyAsync(Plans.Shop(variable: "hunter2-after"));

        Assert.Contains("Environment[VARIABLE].Value: (hidden ", Deployment.Events.ChangeLines, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", Deployment.Events.Text + Deployment.Report + Deployment.JsonReport + File.ReadAllText(Deployment.PathOf("report/deployment.journal")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_left_the_plan_is_deleted_last_and_users_before_what_they_use()
    {
        await DeployedAsync(Plans.ShopWithSchedule());
        // Its task runs, and has logs, which AWS has not counted yet.
        Deployment.Options = Deployment.Options with { AllowReplace = [.. Deployment.Options.AllowReplace, "service/shop", "log-group//ecs/shop"] };

        var outcome = await Deployment.ApplyAsync(Plans.OnlyCluster());
        Assert.True(outcome == DeploymentOutcome.Succeeded, Deployment.Events.Text);

        var deleted = (await Local.MutationsAsync()).Where(call => call.Contains("Delete", StringComparison.Ordinal) || call.Contains("Deregister", StringComparison.Ordinal)).ToList();
        // A group takes its schedules with it.
        Assert.Equal(["scheduler:DeleteScheduleGroup", "ecs:DeleteService", "ecs:DeregisterTaskDefinition"], deleted.Take(3));
        Assert.Contains("iam:DeleteRole", deleted);
        Assert.Contains("logs:DeleteLogGroup", deleted);
        await Local.ForgetRequestsAsync();
        Deployment.Options = Deployment.Options with { AllowReplace = [] };
        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(Plans.OnlyCluster()));
    }

    [Fact]
    public async Task A_schedule_that_left_the_plan_is_deleted_and_its_group_stays()
    {
        await DeployedAsync(Plans.ShopWithSchedule());

        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.ApplyAsync(Plans.ShopWithSchedule().Without(Plans.Schedule)));

        Assert.Equal(["scheduler:DeleteSchedule"], await Local.MutationsAsync());
    }

    [Fact]
    public async Task A_statement_of_a_role_is_taken_away_after_the_rollout()
    {
        var role = (RoleSpec)Plans.Shop().Find(Plans.ExecutionRole)!;
        var more = role with { Statements = EquatableList.Of([.. role.Statements, Plans.Statement("Extra", ["s3:GetObject"], ["arn:aws:s3:::bucket/*"])]) };
        await DeployedAsync(Plans.Shop().With(more));

        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.ApplyAsync(Plans.Shop(variable: "two")));

        Assert.Equal(["ecs:RegisterTaskDefinition", "ecs:UpdateService", "iam:PutRolePolicy"], await Local.MutationsAsync());
    }

    [Fact]
    public async Task Status_shows_what_there_is()
    {
        await DeployedAsync(Plans.Shop());

        await Deployment.RunAsync(Deployment.Options with { Verb = Options.RunVerb.Status });

        Assert.Contains("running 1/1 · revision shop-local:1", Deployment.Events.Text, StringComparison.Ordinal);
        Assert.Empty(await Local.MutationsAsync());
    }
}
