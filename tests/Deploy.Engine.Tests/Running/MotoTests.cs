using Amazon.ECS.Model;
using Deploy.Engine.Clients;
using Deploy.Engine.Options;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Tests.Support;
using Deploy.Testing.Moto;
using Deployment = Deploy.Engine.Tests.Support.Deployment;
using Task = System.Threading.Tasks.Task;

namespace Deploy.Engine.Tests.Running;

/// <summary>The same against an AWS stand-in that shares nothing with this repository. It never finishes a rollout, so that nothing is waited for.</summary>
public sealed class MotoTests(MotoFixture moto) : IClassFixture<MotoFixture>
{
    [SkippableFact]
    public async Task A_deployment_and_a_second_one_that_does_nothing()
    {
        await moto.Server.ResetAsync();
        using var deployment = new Deployment(moto.Server.Url.ToString());
        deployment.Options = deployment.Options with { Local = false, NoWait = true, Environment = "dev" };

        var first = await deployment.ApplyAsync(Plans.ShopWithSchedule());
        Assert.True(first == DeploymentOutcome.Succeeded, deployment.Events.Text);

        // moto's CreateService drops what its UpdateService keeps.
        Assert.Equal(DeploymentOutcome.Succeeded, await deployment.ApplyAsync(Plans.ShopWithSchedule()));
        Assert.Equal(
            [
                "~ service/shop (in place)",
                "    AvailabilityZoneRebalancing: DISABLED → ENABLED",
                "    DeploymentConfiguration.DeploymentCircuitBreaker.Enable: false → true",
                "    DeploymentConfiguration.DeploymentCircuitBreaker.Rollback: false → true",
                "    EnableECSManagedTags: false → true",
                "1 to change, 7 unchanged.",
            ],
            deployment.Events.ChangeLines.Split('\n'));

        Assert.Equal(DeploymentOutcome.NothingToDo, await deployment.ApplyAsync(Plans.ShopWithSchedule()));
        Assert.Contains("0 of them writing", deployment.Report, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Without_service_deployments_the_service_s_own_deployments_are_followed()
    {
        await moto.Server.ResetAsync();
        using var deployment = new Deployment(moto.Server.Url.ToString());
        deployment.Options = deployment.Options with { Local = false, Environment = "dev", Timeout = TimeSpan.FromSeconds(20) };

        // It stays in progress with no task running; what counts is that it is understood, not called unknown.
        Assert.Equal(DeploymentOutcome.TimedOut, await deployment.ApplyAsync(Plans.Shop()));

        Assert.Contains("0 of 1 tasks running (IN_PROGRESS)", deployment.Events.Text, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_cluster_of_somebody_else_is_refused()
    {
        await moto.Server.ResetAsync();
        using var journal = new CallJournal(TimeProvider.System);
        var aws = ClientFactory.Create(new ClientSettings("eu-central-1", moto.Server.Url.ToString(), new Amazon.Runtime.BasicAWSCredentials("other", "other")), journal);
        await aws.Ecs.CreateClusterAsync(new CreateClusterRequest { ClusterName = "shop-dev" });
        using var deployment = new Deployment(moto.Server.Url.ToString());
        deployment.Options = deployment.Options with { Local = false, Environment = "dev" };

        Assert.Equal(DeploymentOutcome.RefusedNotOurs, await deployment.ApplyAsync(Plans.Shop()));
    }
}
