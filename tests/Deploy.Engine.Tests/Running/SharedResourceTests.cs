using Amazon.ECS.Model;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Tests.Support;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Testing.Local;
using Deployment = Deploy.Engine.Tests.Support.Deployment;
using Task = System.Threading.Tasks.Task;

namespace Deploy.Engine.Tests.Running;

/// <summary>Two deployments that make one thing at a time: calls that silently take over what exists tell it in their replies.</summary>
public sealed class SharedResourceTests(LocalAwsFixture local) : LocalTest(local)
{
    private static readonly List<Tag> Theirs = [new() { Key = "deploy-ecs:application", Value = "bookkeeping" }, new() { Key = "deploy-ecs:environment", Value = "prod" }];

    private static RoleSpec ReadsSecrets => Allowed((RoleSpec)Plans.Shop().Find(Plans.ExecutionRole)!);

    [Fact]
    public async Task A_cluster_that_somebody_else_made_a_moment_ago()
    {
        await Local.FaultAsync("ecs", "DescribeClusters", "staleReads");
        await Aws.Ecs.CreateClusterAsync(new CreateClusterRequest { ClusterName = "shop-local", Tags = Theirs });

        Assert.Equal(DeploymentOutcome.RefusedNotOurs, await Deployment.ApplyAsync(Plans.Shop()));

        Assert.Contains("belongs to the application 'bookkeeping', environment 'prod'", Assert.Single(Deployment.Events.Diagnostics).Text, StringComparison.Ordinal);
        var cluster = (await Aws.Ecs.DescribeClustersAsync(new DescribeClustersRequest { Clusters = ["shop-local"], Include = ["TAGS"] })).Clusters.Single();
        Assert.Equal(2, cluster.Tags.Count);
        Assert.Empty((await Aws.Ecs.ListServicesAsync(new ListServicesRequest { Cluster = "shop-local" })).ServiceArns ?? []);
    }

    [Fact]
    public async Task A_cluster_that_another_run_of_this_application_made_a_moment_ago()
    {
        await Local.FaultAsync("ecs", "DescribeClusters", "staleReads");
        await Local.FaultAsync("resourcegroupstaggingapi", "GetResources", "staleReads");
        await Aws.Ecs.CreateClusterAsync(new CreateClusterRequest
        {
            ClusterName = "shop-local",
            Tags =
            [
                new() { Key = "deploy-ecs:application", Value = "shop" }, new() { Key = "deploy-ecs:environment", Value = "local" },
                new() { Key = "deploy-ecs:address", Value = "cluster/shop" }, new() { Key = "deploy-ecs:project", Value = "Shop" },
            ],
        });

        await DeployedAsync(Plans.OnlyCluster());

        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(Plans.OnlyCluster()));
    }

    [Fact]
    public async Task A_family_that_somebody_else_began_a_moment_ago()
    {
        var plan = Plans.Shop().Without(Plans.Service);
        await Local.FaultAsync("ecs", "DescribeTaskDefinition", "staleReads");
        await Aws.Ecs.RegisterTaskDefinitionAsync(new RegisterTaskDefinitionRequest
        {
            Family = "shop-local",
            ContainerDefinitions = [new ContainerDefinition { Name = "app", Image = "public.example.com/nginx", Memory = 128 }],
            Tags = Theirs,
        });

        Assert.Equal(DeploymentOutcome.RefusedNotOurs, await Deployment.ApplyAsync(plan));

        // Theirs is the newest again.
        Assert.Equal(1, (await Aws.Ecs.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = "shop-local" })).TaskDefinition.Revision);
    }

    [Fact]
    public async Task A_stand_in_for_a_secret_that_another_deployment_made_a_moment_ago()
    {
        var task = Plans.TaskDefinition(false, "one");
        var plan = Plans.Shop().With(ReadsSecrets, task with
        {
            ContainerDefinitions = EquatableList.Of(task.ContainerDefinitions[0] with
            {
                Secrets = EquatableList.Of(new SecretSpec("KEY", "secretsmanager:shared"), new SecretSpec("OTHER", "ssm:/shared/other")),
            }),
        });
        await Local.FaultAsync("secretsmanager", "DescribeSecret", "staleReads");
        await Local.FaultAsync("ssm", "GetParameters", "staleReads");
        await Aws.Secrets.CreateSecretAsync(new() { Name = "shared", SecretString = "{}" });
        await Aws.Ssm.PutParameterAsync(new() { Name = "/shared/other", Type = "SecureString", Value = "theirs" });

        await DeployedAsync(plan);

        Assert.Equal("theirs", (await Aws.Ssm.GetParametersAsync(new() { Names = ["/shared/other"], WithDecryption = true })).Parameters.Single().Value);
    }

    [Fact]
    public async Task Two_deployments_of_one_secret_at_once()
    {
        var task = Plans.TaskDefinition(false, "one");
        DeploymentPlan Of(string application) => Plans.Shop().With(ReadsSecrets, task with
        {
            ContainerDefinitions = EquatableList.Of(task.ContainerDefinitions[0] with { Secrets = EquatableList.Of(new SecretSpec("KEY", "secretsmanager:shared")) }),
        }) with
        { Application = application };
        using var other = new Deployment(Local.Url, project: "Other");
        Deployment.Options = Deployment.Options with { Environment = "one" };
        other.Options = other.Options with { Environment = "two" };

        var outcomes = await Task.WhenAll(Deployment.ApplyAsync(Of("shop")), other.ApplyAsync(Of("other")));

        Assert.True(outcomes.All(outcome => outcome == DeploymentOutcome.Succeeded), Deployment.Events.Text + other.Events.Text);
    }

    private static RoleSpec Allowed(RoleSpec role) => role with
    {
        Statements = role.Statements
            .Append(Plans.Statement("Secrets", ["secretsmanager:GetSecretValue"], ["*"]))
            .Append(Plans.Statement("Parameters", ["ssm:GetParameters"], ["*"]))
            .ToEquatableList(),
    };
}
