using Amazon.ECS.Model;
using Deploy.Engine.Options;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Tests.Support;
using Deploy.Testing.Local;
using Task = System.Threading.Tasks.Task;

namespace Deploy.Engine.Tests.Running;

/// <summary>The declared count is written when its declaration changed. Where that cannot be told, the live count stays, and the deployment says so.</summary>
public sealed class DesiredCountTests(LocalAwsFixture local) : LocalTest(local)
{
    private const string Address = "service/shop";

    [Fact]
    public async Task A_count_that_somebody_scaled_is_kept_and_said()
    {
        await DeployedAsync(Plans.Shop(desiredCount: 1));
        await ScaleAsync(4);

        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(Plans.Shop(desiredCount: 1)));

        Assert.Empty(await Local.MutationsAsync());
        Assert.Equal(4, await CountAsync());
        Assert.Contains("service/shop (kept)", Deployment.Events.ChangeLines, StringComparison.Ordinal);
        Assert.Contains("DesiredCount: 4 is kept, though 1 is declared", Deployment.Events.ChangeLines, StringComparison.Ordinal);
        Assert.Contains("4 resources are as declared, 1 kept as said above", Deployment.Events.ChangeLines, StringComparison.Ordinal);
        Assert.Contains("4 is kept", Deployment.Report, StringComparison.Ordinal);
        Assert.Contains("4 is kept", Deployment.JsonReport, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_count_that_is_declared_back_is_kept_and_said_until_it_is_asked_for()
    {
        await DeployedAsync(Plans.Shop(desiredCount: 1));
        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.ApplyAsync(Plans.Shop(desiredCount: 3)));
        Assert.Equal(["ecs:UpdateService"], await Local.MutationsAsync());
        await Local.ForgetRequestsAsync();

        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(Plans.Shop(desiredCount: 1)));
        Assert.Contains("3 is kept, though 1 is declared", Deployment.Events.ChangeLines, StringComparison.Ordinal);
        Assert.Contains($"-p:DeployEcsSetDesiredCount={Address}", Deployment.Events.ChangeLines, StringComparison.Ordinal);
        Assert.Empty(await Local.MutationsAsync());

        var asked = Deployment.Options;
        Deployment.Options = asked with { SetDesiredCount = [Address] };
        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.ApplyAsync(Plans.Shop(desiredCount: 1)));
        Assert.Equal(["ecs:UpdateService"], await Local.MutationsAsync());
        Assert.Equal(1, await CountAsync());

        Deployment.Options = asked;
        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(Plans.Shop(desiredCount: 1)));
        Assert.DoesNotContain("kept", Deployment.Events.ChangeLines, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_sets_a_count_is_saved_with_it()
    {
        await DeployedAsync(Plans.Shop(desiredCount: 1));
        await ScaleAsync(4);
        var saved = Deployment.PathOf("saved.json");
        Deployment.Options = Deployment.Options with { Out = saved, SetDesiredCount = [Address] };
        Assert.Equal(DeploymentOutcome.ChangesPending, await Deployment.PlanAsync(Plans.Shop(desiredCount: 1)));

        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.RunAsync(Deployment.Options with { Verb = RunVerb.Apply, SavedPlan = saved, SetDesiredCount = [] }));

        Assert.Equal(1, await CountAsync());
    }

    private async Task ScaleAsync(int count)
    {
        await Aws.Ecs.UpdateServiceAsync(new UpdateServiceRequest { Cluster = "shop-local", Service = "shop-local", DesiredCount = count });
        await Local.ForgetRequestsAsync();
    }

    private async Task<int?> CountAsync() =>
        (await Aws.Ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = "shop-local", Services = ["shop-local"] })).Services.Single().DesiredCount;
}
