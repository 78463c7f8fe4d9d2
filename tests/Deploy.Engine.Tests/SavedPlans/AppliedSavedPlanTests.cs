using Deploy.Ecs;
using Deploy.Engine.Options;
using Deploy.Engine.Outcomes;
using Deploy.Engine.SavedPlans;
using Deploy.Engine.Tests.Support;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Testing.Local;

namespace Deploy.Engine.Tests.SavedPlans;

public sealed class AppliedSavedPlanTests(LocalAwsFixture local) : ImageTest(local)
{
    [Fact]
    public async Task A_saved_plan_is_applied_as_it_was_shown()
    {
        var saved = Deployment.PathOf("saved.json");
        Deployment.Options = Deployment.Options with { Out = saved };
        Assert.Equal(DeploymentOutcome.ChangesPending, await Deployment.PlanAsync(Plans.Shop()));

        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.RunAsync(Deployment.Options with { PlanPath = null, SavedPlan = saved }));
        await Local.ForgetRequestsAsync();

        // Once applied, the world is not the one that was shown.
        Assert.Equal(DeploymentOutcome.RefusedByPreflight, await Deployment.RunAsync(Deployment.Options with { PlanPath = null, SavedPlan = saved }));
        var error = Assert.Single(Deployment.Events.Diagnostics);
        Assert.Equal("DECS3018", error.Code);
        Assert.Contains("cluster/shop (in AWS)", error.Text, StringComparison.Ordinal);
        Assert.Empty(await Local.MutationsAsync());
    }

    [Fact]
    public async Task A_saved_plan_is_refused_when_a_parameter_changed()
    {
        Deployment.Write("deploy.json", """{ "Colour": "blue" }""");
        var saved = Deployment.PathOf("saved.json");
        Deployment.Options = Deployment.Options with { Out = saved };
        await Deployment.PlanAsync(Plans.Shop(variable: "@{Colour}"));
        Assert.DoesNotContain("blue", await File.ReadAllTextAsync(saved), StringComparison.Ordinal);
        Deployment.Write("deploy.json", """{ "Colour": "red" }""");

        Assert.Equal(DeploymentOutcome.RefusedByPreflight, await Deployment.RunAsync(Deployment.Options with { PlanPath = null, SavedPlan = saved }));

        Assert.Contains("task-definition/shop (its resolved declaration)", Assert.Single(Deployment.Events.Diagnostics).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_saved_plans_of_one_thing_have_no_hash_in_common()
    {
        Deployment.Write("deploy.json", """{ "Pin": "1234" }""");
        var plan = Plans.Shop(variable: "@{Pin}");
        var (first, second) = (SavedPlan.Read(await SavedAsync(plan)), SavedPlan.Read(await SavedAsync(plan)));

        Assert.Equal(first.Desired.Keys, second.Desired.Keys);
        Assert.Empty(first.Desired.Values.Intersect(second.Desired.Values));
        // What AWS does not have is no secret.
        Assert.All(first.Actual.Values.Concat(second.Actual.Values), hash => Assert.Equal(Fingerprints.Absent, hash));
        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.RunAsync(Deployment.Options with { PlanPath = null, SavedPlan = Deployment.PathOf("saved.json") }));
        first = SavedPlan.Read(await SavedAsync(plan.With(new ClusterSpec { Name = "other" })));
        second = SavedPlan.Read(await SavedAsync(plan.With(new ClusterSpec { Name = "other" })));
        Assert.Equal([Fingerprints.Absent], first.Actual.Values.Intersect(second.Actual.Values));
    }

    [Fact]
    public async Task A_saved_plan_with_a_new_image_is_applied_by_the_build_that_made_it_and_by_no_other()
    {
        Published("code one");
        var saved = await SavedAsync(Plans.Shop(ownImage: true));
        var apply = Deployment.Options with { Verb = RunVerb.Apply, SavedPlan = saved };

        // The command alone has nothing to push, other files make another image, other declarations another plan.
        await RefusedAsync(apply with { PublishDirectory = null, PlanPath = null }, "only the build can push it");
        Published("code two");
        await RefusedAsync(apply, "the published files are not those that it was made of");
        Published("code one");
        Deployment.Write("Shop.deploy.json", new DeploymentDocument(Plans.Shop(ownImage: true, desiredCount: 3), SourceMap.Empty).Write());
        await RefusedAsync(apply, "Shop declares something else now");
        Deployment.Write("Shop.deploy.json", new DeploymentDocument(Plans.Shop(ownImage: true), SourceMap.Empty).Write());
        await RefusedAsync(apply with { Environment = "prod" }, "made for the environment local, not for prod");

        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.RunAsync(apply));
        Assert.Single(Pushed);
        Assert.Contains("@sha256:", await DeployedImageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_saved_plan_whose_image_is_in_the_repository_needs_no_build()
    {
        Published("code one");
        await DeployedAsync(Plans.Shop(ownImage: true));
        Published("code two");
        await DeployedAsync(Plans.Shop(ownImage: true));
        Published("code one");
        var saved = await SavedAsync(Plans.Shop(ownImage: true));
        Pushed.Clear();

        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.RunAsync(Deployment.Options with { Verb = RunVerb.Apply, SavedPlan = saved, PlanPath = null, PublishDirectory = null }));

        Assert.Empty(Pushed);
        Assert.Contains("@sha256:", await DeployedImageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_saved_plan_that_replaces_the_repository_is_not_applied_where_nobody_can_push_its_image_again()
    {
        Published("code one");
        await DeployedAsync(Plans.Shop(ownImage: true));
        var saved = await SavedAsync(Plans.Shop(ownImage: true).With(new EcrRepositorySpec { Name = Plans.Repository.Name, EncryptionType = EcrEncryption.Kms }));

        var outcome = await Deployment.RunAsync(
            Deployment.Options with { Verb = RunVerb.Apply, SavedPlan = saved, PlanPath = null, PublishDirectory = null, AllowReplace = ["ecr-repository/shop"] });

        Assert.Equal(DeploymentOutcome.RefusedByPreflight, outcome);
        Assert.Contains("holds no image to deploy after it is replaced", Assert.Single(Deployment.Events.Diagnostics).Text, StringComparison.Ordinal);
        Assert.Empty(await Local.MutationsAsync());
    }

    private async Task<string> SavedAsync(DeploymentPlan plan)
    {
        var saved = Deployment.PathOf("saved.json");
        Deployment.Options = Deployment.Options with { Out = saved };
        Assert.Equal(DeploymentOutcome.ChangesPending, await Deployment.PlanAsync(plan));
        await Local.ForgetRequestsAsync();
        return saved;
    }

    private async Task RefusedAsync(RunOptions options, string why)
    {
        Assert.Equal(DeploymentOutcome.RefusedByPreflight, await Deployment.RunAsync(options));
        var error = Assert.Single(Deployment.Events.Diagnostics);
        Assert.Equal("DECS3018", error.Code);
        Assert.Contains(why, error.Text, StringComparison.Ordinal);
        Assert.Empty(await Local.MutationsAsync());
    }
}
