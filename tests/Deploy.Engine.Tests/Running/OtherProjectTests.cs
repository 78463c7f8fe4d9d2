using Amazon.ECS.Model;
using Deploy.Ecs;
using Deploy.Engine.Identity;
using Deploy.Engine.Options;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Tests.Support;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Testing.Local;
using Deployment = Deploy.Engine.Tests.Support.Deployment;
using Task = System.Threading.Tasks.Task;

namespace Deploy.Engine.Tests.Running;

/// <summary>A cluster that another project makes: found under that one's names, and said to be missing with the command that makes it.</summary>
public sealed class OtherProjectTests(LocalAwsFixture local) : LocalTest(local)
{
    private static readonly OwnerSpec Platform = new() { Application = "platform", Project = "Platform", ProjectFile = "../Platform/Platform.csproj", NameTemplate = "{environment}-{name}" };

    private static DeploymentPlan OfPlatform => new()
    {
        Application = "platform",
        NameTemplate = Platform.NameTemplate,
        Resources = EquatableList.Of<ResourceSpec>(new ClusterSpec { Name = "shared" }),
    };

    private static DeploymentPlan OnPlatform
    {
        get
        {
            var shop = Plans.Shop();
            var cluster = new ClusterSpec { Name = "shared", Ownership = Ownership.External, Owner = Platform };
            return shop with
            {
                Resources = shop.Resources.Where(resource => resource is not ClusterSpec)
                    .Select(resource => resource is ServiceSpec service ? service with { Cluster = cluster.Address } : resource)
                    .Append(cluster).OrderBy(resource => resource.Address).ToEquatableList(),
            };
        }
    }

    [Fact]
    public async Task It_is_found_under_the_owners_name()
    {
        await DeployPlatformAsync();

        await DeployedAsync(OnPlatform);

        Assert.Equal(["local-shared"], (await Aws.Ecs.ListClustersAsync(new ListClustersRequest())).ClusterArns.Select(ResourceArn.NameIn));
        Assert.Equal(["shop-local"], (await Aws.Ecs.ListServicesAsync(new ListServicesRequest { Cluster = "local-shared" })).ServiceArns.Select(arn => arn[(arn.LastIndexOf('/') + 1)..]));
        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(OnPlatform));
    }

    [Theory]
    [InlineData(null, null, "dotnet publish ../Platform/Platform.csproj -p:DeployToEcs=local")]
    [InlineData("pr-7", null, "dotnet publish ../Platform/Platform.csproj -p:DeployToEcs=local -p:DeployEcsEnvironment=pr-7")]
    [InlineData("pr-7", "dev", "dotnet publish ../Platform/Platform.csproj -p:DeployToEcs=local -p:DeployEcsEnvironment=pr-7 -p:DeployEcsStage=dev")]
    public async Task Where_it_is_missing_the_error_names_its_project_and_the_command(string? environment, string? stage, string command)
    {
        Deployment.Options = Deployment.Options with { Environment = environment, Stage = stage };
        var plan = stage is null ? OnPlatform : OnPlatform with { Stages = EquatableList.Of(new StageSpec { Name = stage }) };

        Assert.Equal(DeploymentOutcome.RefusedByPreflight, await Deployment.ApplyAsync(plan));

        var error = Assert.Single(Deployment.Events.Diagnostics);
        Assert.Equal("DECS3019", error.Code);
        Assert.Equal(
            $"cluster/shared belongs to the project Platform (application 'platform'), and arn:aws:ecs:eu-central-1:000000000000:cluster/{environment ?? "local"}-shared does not exist: "
            + $"that project is not deployed in the environment '{environment ?? "local"}'. Deploy it first: {command}",
            error.Text);
        Assert.Empty((await Aws.Ecs.ListClustersAsync(new ListClustersRequest())).ClusterArns ?? []);
    }

    [Fact]
    public async Task A_plan_is_shown_before_the_other_project_is_deployed_and_can_be_applied_after_it()
    {
        var saved = Deployment.PathOf("saved.plan");
        Deployment.Options = Deployment.Options with { Out = saved };

        Assert.Equal(DeploymentOutcome.ChangesPending, await Deployment.PlanAsync(OnPlatform));

        Assert.Contains("belongs to the project Platform", Deployment.Report, StringComparison.Ordinal);
        await DeployPlatformAsync();
        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.RunAsync(Deployment.Options with { Verb = RunVerb.Apply, SavedPlan = saved, PlanPath = null, Out = null }));
    }

    [Fact]
    public async Task It_is_found_by_its_tags_where_it_keeps_an_older_name()
    {
        using (var platform = new Deployment(Local.Url, "Platform")) Assert.Equal(DeploymentOutcome.Succeeded, await platform.ApplyAsync(OfPlatform with { NameTemplate = "old-{name}-{environment}" }));
        await DeployPlatformAsync();

        await DeployedAsync(OnPlatform);

        Assert.Equal(["old-shared-local"], (await Aws.Ecs.ListClustersAsync(new ListClustersRequest())).ClusterArns.Select(ResourceArn.NameIn));
    }

    [Fact]
    public async Task What_is_yet_another_applications_is_not_used()
    {
        await Aws.Ecs.CreateClusterAsync(new CreateClusterRequest { ClusterName = "local-shared", Tags = [new() { Key = IdentityTags.Application, Value = "bookkeeping" }] });

        Assert.Equal(DeploymentOutcome.RefusedNotOurs, await Deployment.ApplyAsync(OnPlatform));

        Assert.Contains("belongs to the application 'bookkeeping', and not to 'platform' of the project Platform", Assert.Single(Deployment.Events.Diagnostics).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_without_resources_lets_go_of_what_it_had()
    {
        await DeployPlatformAsync();

        using var platform = new Deployment(Local.Url, "Platform");
        Assert.Equal(DeploymentOutcome.Succeeded, await platform.ApplyAsync(OfPlatform with { Resources = EquatableList<ResourceSpec>.Empty }));

        Assert.Contains("deleting cluster/shared", platform.Events.Text, StringComparison.Ordinal);
        Assert.DoesNotContain((await Aws.Ecs.DescribeClustersAsync(new DescribeClustersRequest { Clusters = ["local-shared"] })).Clusters, cluster => cluster.Status == "ACTIVE");
    }

    private async Task DeployPlatformAsync()
    {
        using var platform = new Deployment(Local.Url, "Platform");
        Assert.Contains(await platform.ApplyAsync(OfPlatform), (DeploymentOutcome[])[DeploymentOutcome.Succeeded, DeploymentOutcome.NothingToDo]);
    }
}
