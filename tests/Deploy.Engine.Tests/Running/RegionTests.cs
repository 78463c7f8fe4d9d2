using Deploy.Engine.Clients;
using Deploy.Engine.Identity;
using Deploy.Engine.Kinds;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Tests.Support;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Testing.Local;

namespace Deploy.Engine.Tests.Running;

/// <summary>One environment in two Regions of one account: what is global is never shared.</summary>
public sealed class RegionTests(LocalAwsFixture local) : LocalTest(local)
{
    private const string SecondRegion = "ap-southeast-2";

    [Theory]
    [InlineData(null)]
    // The names of the default environment have no suffix.
    [InlineData("default")]
    public async Task A_second_Region_leaves_the_roles_of_the_first_as_they_are(string? environment)
    {
        await DeployAsync(Region, environment, Plans.ShopWithSchedule());
        var before = await RolesAsync();
        Assert.Equal(2, before.Count);
        Assert.All(before.Values, role => Assert.DoesNotContain(SecondRegion, role, StringComparison.Ordinal));

        await DeployAsync(SecondRegion, environment, Plans.ShopWithSchedule());
        var both = await RolesAsync();
        Assert.Equal(4, both.Count);
        Assert.All(before, role => Assert.Equal(role.Value, both[role.Key]));
        await NothingToDoAsync(Region, environment);
        await NothingToDoAsync(SecondRegion, environment);

        Deployment.Options = Deployment.Options with { AllowReplace = ["service/shop"] };
        await DeployAsync(SecondRegion, environment, Plans.OnlyCluster());
        Assert.Equal(before, await RolesAsync());
        await NothingToDoAsync(Region, environment);
    }

    [Fact]
    public async Task A_role_carries_its_Region_in_name_path_and_tags()
    {
        await DeployedAsync(Plans.Shop());

        var role = (await Aws.Iam.GetRoleAsync(new() { RoleName = "shop-execution-local-eu-central-1" })).Role;
        Assert.Equal("/deploy-ecs/shop/local/eu-central-1/", role.Path);
        Assert.Equal("eu-central-1", role.Tags.Single(tag => tag.Key == "deploy-ecs:region").Value);
        // What lies in a Region says so by its ARN.
        var cluster = (await Aws.Ecs.DescribeClustersAsync(new() { Clusters = ["shop-local"], Include = ["TAGS"] })).Clusters.Single();
        Assert.DoesNotContain(cluster.Tags, tag => tag.Key == "deploy-ecs:region");
    }

    [Fact]
    public async Task A_role_that_another_Region_uses_is_not_taken_over()
    {
        await Aws.Iam.CreateRoleAsync(new()
        {
            RoleName = "platform",
            AssumeRolePolicyDocument = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}]}""",
        });
        var adopted = new RoleSpec { Name = "platform", TrustedService = "ecs-tasks.amazonaws.com", Ownership = Ecs.Ownership.Adopted, Identifier = "platform" };
        var plan = Plans.OnlyCluster().With(adopted);
        await DeployAsync(Region, null, plan);

        Deployment.Options = Deployment.Options with { Region = SecondRegion };
        Assert.Equal(DeploymentOutcome.RefusedNotOurs, await Deployment.ApplyAsync(plan));
        Assert.Contains("Region 'eu-central-1'", Assert.Single(Deployment.Events.Diagnostics).Text, StringComparison.Ordinal);
        await NothingToDoAsync(Region, null, plan);
    }

    [Fact]
    public async Task A_kind_reaches_another_Region()
    {
        await Aws.Ecs.CreateClusterAsync(new() { ClusterName = "first" });
        using var journal = new CallJournal(TimeProvider.System);
        var clients = new RegionalClients(new ClientSettings(Region, Local.Url, new Amazon.Runtime.BasicAWSCredentials("key", "secret")), journal);
        var context = new KindContext
        {
            Aws = clients.In(Region),
            Regions = clients,
            Account = new AwsAccount("000000000000", Region, "aws", "amazonaws.com"),
            Identity = Contexts.Identity,
            Names = new PhysicalNames(DeploymentPlan.DefaultNameTemplate, Contexts.Identity),
            KindOf = KindCatalog.For,
        };

        await context.AwsIn(SecondRegion).Ecs.CreateClusterAsync(new() { ClusterName = "second" });

        Assert.Same(context.Aws, context.AwsIn(Region));
        Assert.Same(context.AwsIn(SecondRegion), context.AwsIn(SecondRegion));
        Assert.Equal([$"arn:aws:ecs:{SecondRegion}:000000000000:cluster/second"], (await context.AwsIn(SecondRegion).Ecs.ListClustersAsync(new())).ClusterArns);
        Assert.Equal([$"arn:aws:ecs:{Region}:000000000000:cluster/first"], (await context.Aws.Ecs.ListClustersAsync(new())).ClusterArns);
        Assert.Contains("ecs:CreateCluster second", Assert.Single(journal.Written), StringComparison.Ordinal);
    }

    private async Task DeployAsync(string region, string? environment, DeploymentPlan plan)
    {
        Deployment.Options = Deployment.Options with { Region = region, Environment = environment };
        await DeployedAsync(plan);
    }

    private async Task NothingToDoAsync(string region, string? environment, DeploymentPlan? plan = null)
    {
        Deployment.Options = Deployment.Options with { Region = region, Environment = environment };
        Assert.Equal(DeploymentOutcome.NoChanges, await Deployment.PlanAsync(plan ?? Plans.ShopWithSchedule()));
    }

    /// <summary>The roles of this application with all that they allow.</summary>
    private async Task<IReadOnlyDictionary<string, string>> RolesAsync()
    {
        var roles = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in ((await Aws.Iam.ListRolesAsync(new() { PathPrefix = "/deploy-ecs/" })).Roles ?? []).Select(role => role.RoleName))
        {
            var role = (await Aws.Iam.GetRoleAsync(new() { RoleName = name })).Role;
            var policy = (await Aws.Iam.GetRolePolicyAsync(new() { RoleName = name, PolicyName = "deploy-ecs" })).PolicyDocument;
            roles[role.Arn] = $"{Uri.UnescapeDataString(policy)} {string.Join(' ', role.Tags.Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal))}";
        }

        return roles;
    }
}
