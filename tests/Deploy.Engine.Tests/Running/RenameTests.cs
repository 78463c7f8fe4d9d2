using Amazon.ECS.Model;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Tests.Support;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Testing.Local;
using Task = System.Threading.Tasks.Task;

namespace Deploy.Engine.Tests.Running;

/// <summary>What has another address than before is the same resource, where the declaration says so.</summary>
public sealed class RenameTests(LocalAwsFixture local) : LocalTest(local)
{
    private const string Environment = "local";

    [Fact]
    public async Task A_renamed_application_part_keeps_all_that_AWS_cannot_rename()
    {
        await DeployedAsync(RenamedPlans.Named("shop"));
        var before = await EnvironmentState.ReadAsync(Aws, Environment);

        Assert.Equal(DeploymentOutcome.ChangesPending, await Deployment.PlanAsync(RenamedPlans.Named("store", from: "shop")));
        Assert.DoesNotContain("(replacement", Deployment.Events.ChangeLines, StringComparison.Ordinal);
        var lines = Deployment.Events.ChangeLines.Split('\n');
        // A schedule has neither a second name nor tags: that is said before anything is written.
        Assert.Equal(["+ schedule/store-nightly (create)", "- schedule/shop-nightly (delete)"], lines.Where(line => line[0] is '+' or '-'));
        Assert.Contains("    schedule/shop-nightly is not kept: AWS can neither rename nor tag it. It is made anew, and the old one is deleted after that.", lines);
        Assert.Contains("    It was service/shop and keeps the name shop-local, which AWS cannot change. --allow-replace service/store makes it again under its new one.", lines);

        await DeployedAsync(RenamedPlans.Named("store", from: "shop"));

        var after = await EnvironmentState.ReadAsync(Aws, Environment);
        Assert.Equal(before.Keys.Select(arn => arn.Replace("/shop-nightly-local", "/store-nightly-local", StringComparison.Ordinal)).Order(), after.Keys);
        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(RenamedPlans.Named("store", from: "shop")));
        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(RenamedPlans.Named("store")));
    }

    [Fact]
    public async Task A_resource_that_was_renamed_is_found_by_its_tags_for_good()
    {
        await DeployedAsync(RenamedPlans.Named("shop"));
        await DeployedAsync(RenamedPlans.Named("store", from: "shop"));

        // Another rename, and a change of the content.
        await DeployedAsync(RenamedPlans.Named("depot", from: "store", variable: "two"));

        var service = Assert.Single((await Aws.Ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = "shop-local", Services = ["shop-local"], Include = ["TAGS"] })).Services);
        Assert.Contains(service.Tags, tag => tag is { Key: "deploy-ecs:address", Value: "service/depot" });
        Assert.EndsWith("task-definition/shop-local:2", service.TaskDefinition, StringComparison.Ordinal);
        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(RenamedPlans.Named("depot", variable: "two")));
    }

    [Fact]
    public async Task What_is_allowed_to_be_replaced_gets_its_new_name()
    {
        await DeployedAsync(RenamedPlans.Named("shop"));
        Deployment.Options = Deployment.Options with { AllowReplace = ["service/store"] };

        Assert.Equal(DeploymentOutcome.ReplacementNeedsConsent, await Deployment.ApplyAsync(RenamedPlans.Named("store", from: "shop")));
        Assert.Contains("service/shop left the plan and would be deleted with 1 running task", Assert.Single(Deployment.Events.Diagnostics).Text, StringComparison.Ordinal);

        Deployment.Options = Deployment.Options with { AllowReplace = ["service/store", "service/shop"] };
        await DeployedAsync(RenamedPlans.Named("store", from: "shop"));

        Assert.EndsWith("service/shop-local/store-local", Assert.Single((await Aws.Ecs.ListServicesAsync(new ListServicesRequest { Cluster = "shop-local" })).ServiceArns), StringComparison.Ordinal);
        Deployment.Options = Deployment.Options with { AllowReplace = [] };
        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(RenamedPlans.Named("store")));
    }

    [Fact]
    public async Task A_rename_that_nobody_declared_is_hinted_at_with_the_line_to_write()
    {
        await DeployedAsync(RenamedPlans.Named("shop"));
        await Local.ForgetRequestsAsync();

        Assert.Equal(DeploymentOutcome.ReplacementNeedsConsent, await Deployment.ApplyAsync(RenamedPlans.Named("store")));

        foreach (var old in new[] { "cluster/shop", "ecr-repository/shop", "task-definition/shop", "service/shop", "schedule/shop-nightly" })
            Assert.Contains($"If this is {old} under another name, say [MovedFrom(\"{old}\")]: then it is kept.", Deployment.Events.ChangeLines, StringComparison.Ordinal);
        var error = Assert.Single(Deployment.Events.Diagnostics).Text;
        Assert.Contains("cluster/shop left the plan and would be deleted with 1 service and 1 running task", error, StringComparison.Ordinal);
        Assert.Contains("service/shop left the plan and would be deleted with 1 running task", error, StringComparison.Ordinal);
        Assert.Contains("If service/store is service/shop under another name, say [MovedFrom(\"service/shop\")] there: then it is kept.", error, StringComparison.Ordinal);
        Assert.Empty(await Local.MutationsAsync());
    }

    [Fact]
    public async Task What_is_not_alike_is_no_rename()
    {
        await DeployedAsync(RenamedPlans.Named("shop"));
        var other = RenamedPlans.Named("store");
        var task = (TaskDefinitionSpec)other.Find(new ResourceAddress("task-definition", "store"))!;

        await Deployment.PlanAsync(other.With(task with { Cpu = 1024, Memory = 2048 }));

        Assert.DoesNotContain("MovedFrom(\"task-definition/shop\")", Deployment.Events.ChangeLines, StringComparison.Ordinal);
        Assert.DoesNotContain("MovedFrom(\"service/shop\")", Deployment.Events.ChangeLines, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_without_tasks_needs_no_consent()
    {
        await DeployedAsync(Plans.Shop(desiredCount: 0));

        await DeployedAsync(Plans.Shop().Without(Plans.Service));

        Assert.Empty((await Aws.Ecs.ListServicesAsync(new ListServicesRequest { Cluster = "shop-local" })).ServiceArns ?? []);
    }

    [Fact]
    public async Task Another_template_of_names_makes_nothing_anew()
    {
        await DeployedAsync(Plans.ShopWithSchedule());
        var renamed = Plans.ShopWithSchedule() with { NameTemplate = "{environment}-{name}" };
        await Local.ForgetRequestsAsync();
        await Deployment.ApplyAsync(renamed);

        Assert.DoesNotContain(await Local.RequestsAsync(), call => call is "ecs:CreateService" or "ecs:DeleteService" or "ecs:CreateCluster" or "logs:CreateLogGroup" or "iam:CreateRole");
        Assert.Equal(["shop-local"], (await Aws.Ecs.ListServicesAsync(new ListServicesRequest { Cluster = "shop-local" })).ServiceArns.Select(arn => arn.Split('/')[^1]));
        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(renamed));
        Assert.Contains("These keep the names that they were made with: cluster/shop (shop-local), ", Deployment.Events.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_somebody_else_of_the_application_keeps_is_not_given_twice()
    {
        await DeployedAsync(RenamedPlans.Named("shop"));
        await DeployedAsync(RenamedPlans.Named("store", from: "shop"));
        var both = RenamedPlans.Named("store").With(new ClusterSpec { Name = "shop" });

        Assert.Equal(DeploymentOutcome.RefusedNotOurs, await Deployment.ApplyAsync(both));

        Assert.Contains("the name shop-local is that of cluster/store, which keeps it since it was made.", Assert.Single(Deployment.Events.Diagnostics).Text, StringComparison.Ordinal);
    }
}
