using System.Reflection;
using Amazon.ECS;
using Amazon.ECS.Model;
using Deploy.Engine.Kinds;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Tests.Support;
using Deploy.Plan.Resources;
using Deploy.Testing.Local;
using Task = System.Threading.Tasks.Task;

namespace Deploy.Engine.Tests.Running;

/// <summary>ECS acts with a role of its own, which a new account has not.</summary>
public sealed class ServiceLinkedRoleTests(LocalAwsFixture local) : LocalTest(local)
{
    private const string Create = "iam:CreateServiceLinkedRole";

    [Fact]
    public async Task A_new_account_gets_the_role_before_anything_else_and_once()
    {
        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.ApplyAsync(Plans.Shop()));

        Assert.Equal(Create, (await Local.MutationsAsync())[0]);
        Assert.Equal("AWSServiceRoleForECS", Assert.Single((await Aws.Iam.ListRolesAsync(new() { PathPrefix = "/aws-service-role/" })).Roles).RoleName);

        await Local.ForgetRequestsAsync();
        Deployment.Options = Deployment.Options with { Environment = "second" };
        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.ApplyAsync(Plans.Shop()));
        Assert.DoesNotContain(Create, await Local.MutationsAsync());
    }

    [Fact]
    public async Task A_deployment_that_makes_no_cluster_and_no_service_does_not_ask_for_it()
    {
        await DeployedAsync(Plans.Shop());

        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.ApplyAsync(Plans.Shop(variable: "two")));

        // The one for the roles of the plan.
        Assert.Equal(1, (await Local.RequestsAsync()).Count(call => call == "iam:ListRoles"));
        Assert.DoesNotContain(Create, await Local.RequestsAsync());
    }

    [Fact]
    public async Task A_role_that_the_list_does_not_show_yet_is_no_failure()
    {
        // The lists of the roles of the plan, and of those that left it, come first.
        await Local.FaultAsync("iam", "ListRoles", "staleReads", times: 3);
        await Aws.Iam.CreateServiceLinkedRoleAsync(new() { AWSServiceName = "ecs.amazonaws.com" });

        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.ApplyAsync(Plans.Shop()));

        Assert.Equal(2, (await Local.MutationsAsync()).Count(call => call == Create));
    }

    [Fact]
    public async Task Who_may_not_make_the_role_is_told_and_deploys_since_it_may_exist()
    {
        await Local.FaultAsync("iam", "CreateServiceLinkedRole", "denied", times: 20);

        await Deployment.ApplyAsync(Plans.OnlyCluster());

        Assert.Contains("iam:CreateServiceLinkedRole is denied", Deployment.Events.Text, StringComparison.Ordinal);
        Assert.Contains("aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com", Deployment.Events.Text, StringComparison.Ordinal);
        Assert.Contains("ecs:CreateCluster", await Local.MutationsAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public async Task A_cluster_is_made_as_soon_as_ECS_can_assume_the_role(int refusals)
    {
        var applied = await CreateClusterAsync(refusals);

        Assert.Equal("arn:aws:ecs:eu-central-1:123456789012:cluster/shop-dev", applied.Arn);
    }

    [Fact]
    public async Task A_first_deployment_waits_until_ECS_can_assume_the_role_that_it_made()
    {
        await Local.ServiceLinkedRolesAsync(delaySeconds: 60);

        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.ApplyAsync(Plans.Shop()));

        Assert.True((await Local.MutationsAsync()).Count(call => call == "ecs:CreateService") > 1);
        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(Plans.Shop()));
    }

    [Fact]
    public async Task A_role_that_ECS_cannot_assume_for_good_is_explained()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => CreateClusterAsync(refusals: int.MaxValue));

        Assert.Contains("aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com", failure.Message, StringComparison.Ordinal);
        Assert.Contains("iam:CreateServiceLinkedRole", failure.Message, StringComparison.Ordinal);
        Assert.IsType<InvalidParameterException>(failure.InnerException);
    }

    private static async Task<Applied> CreateClusterAsync(int refusals)
    {
        var cluster = new ClusterSpec { Name = "shop" };
        var context = Contexts.Of(cluster);
        var ecs = DispatchProxy.Create<IAmazonECS, YoungAccount>();
        ((YoungAccount)ecs).Refusals = refusals;
        return await KindCatalog.For(cluster).CreateAsync(cluster, Contexts.With(context, context.Aws with { Ecs = ecs }, new InstantTime()), default);
    }

    /// <summary>ECS of an account whose service-linked role it cannot assume at first.</summary>
    public class YoungAccount : DispatchProxy
    {
        public int Refusals { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (Refusals-- > 0)
                return Task.FromException<CreateClusterResponse>(new InvalidParameterException("Unable to assume the service linked role. Please verify that the ECS service linked role exists."));
            var request = (CreateClusterRequest)args![0]!;
            return Task.FromResult(new CreateClusterResponse { Cluster = new Cluster { ClusterArn = $"arn:aws:ecs:eu-central-1:123456789012:cluster/{request.ClusterName}", Tags = request.Tags } });
        }
    }
}
