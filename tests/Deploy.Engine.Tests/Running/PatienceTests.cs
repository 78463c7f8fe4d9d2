using System.Diagnostics;
using Amazon.ECS.Model;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Tests.Support;
using Deploy.Plan.Values;
using Deploy.Testing.Local;
using Task = System.Threading.Tasks.Task;

namespace Deploy.Engine.Tests.Running;

/// <summary>What is under way is waited for, with a limit; what does not pass is named.</summary>
public sealed class PatienceTests(LocalAwsFixture local) : LocalTest(local)
{
    [Theory]
    [InlineData("ecs", "CreateCluster", DeploymentOutcome.PartlyApplied)]
    [InlineData("ecs", "DescribeClusters", DeploymentOutcome.RefusedByPreflight)]
    [InlineData("ecs", "DescribeServiceDeployments", DeploymentOutcome.TimedOut)]
    public async Task The_time_out_bounds_every_call_that_nobody_answers(string service, string operation, DeploymentOutcome expected)
    {
        await Local.FaultAsync(service, operation, "hang", times: 1000);
        Deployment.Options = Deployment.Options with { Timeout = TimeSpan.FromSeconds(4) };
        var watch = Stopwatch.StartNew();

        var outcome = await Deployment.ApplyAsync(Plans.Shop());

        Assert.True(outcome == expected, Deployment.Events.Text);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"{watch.Elapsed}");
        Assert.Contains($"\"{expected}\"", Deployment.JsonReport, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cluster_that_still_has_a_service_is_deleted_when_that_is_gone()
    {
        await DeployedAsync(Plans.Shop());
        await Aws.Ecs.CreateServiceAsync(new CreateServiceRequest
        {
            Cluster = "shop-local",
            ServiceName = "other",
            TaskDefinition = "shop-local:1",
            DesiredCount = 0,
            LaunchType = Amazon.ECS.LaunchType.FARGATE,
            NetworkConfiguration = new NetworkConfiguration { AwsvpcConfiguration = new AwsVpcConfiguration { Subnets = [(await Aws.Ec2.DescribeSubnetsAsync(new())).Subnets[0].SubnetId] } },
        });
        Deployment.Options = Deployment.Options with { AllowReplace = ["service/shop", "cluster/shop"] };
        var running = Deployment.ApplyAsync(Plans.Shop().Only(Plans.LogGroup));
        await UntilAsync(() => Deployment.Events.Text.Contains("cluster/shop: not yet: ", StringComparison.Ordinal), running);
        await Aws.Ecs.DeleteServiceAsync(new DeleteServiceRequest { Cluster = "shop-local", Service = "other", Force = true });

        var outcome = await running;

        Assert.True(outcome == DeploymentOutcome.Succeeded, Deployment.Events.Text);
        Assert.Contains("ecs:DeleteCluster", await Local.MutationsAsync());
    }

    [Fact]
    public async Task A_schedule_group_is_waited_for_until_its_name_is_free()
    {
        await DeployedAsync(Plans.ShopWithSchedule());

        var outcome = await Deployment.ApplyAsync(Plans.Shop());

        Assert.True(outcome == DeploymentOutcome.Succeeded, Deployment.Events.Text);
        Assert.Contains("scheduler:DeleteScheduleGroup", await Local.MutationsAsync());
        await DeployedAsync(Plans.ShopWithSchedule());
    }

    [Fact]
    public async Task A_wrong_clock_is_named_with_the_cure()
    {
        await Local.FaultAsync("sts", "GetCallerIdentity", "skewedClock", times: 50);

        var outcome = await Deployment.ApplyAsync(Plans.Shop());

        Assert.Equal(DeploymentOutcome.RefusedByPreflight, outcome);
        var error = Assert.Single(Deployment.Events.Diagnostics);
        Assert.Equal("DECS3010", error.Code);
        Assert.StartsWith("The clock of this machine is wrong", error.Text, StringComparison.Ordinal);
        Assert.Contains("timedatectl set-ntp true", error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_expires_in_the_middle_says_how_to_go_on()
    {
        await Local.FaultAsync("ecs", "CreateCluster", "expiredToken", times: 50);

        var outcome = await Deployment.ApplyAsync(Plans.Shop());

        Assert.Equal(DeploymentOutcome.PartlyApplied, outcome);
        var error = Assert.Single(Deployment.Events.Diagnostics);
        Assert.Contains("creating cluster/shop failed. AWS does not accept the credentials (ExpiredTokenException)", error.Text, StringComparison.Ordinal);
        Assert.Contains("Log in", error.Text, StringComparison.Ordinal);
    }

    private async Task UntilAsync(Func<bool> isSo, Task<DeploymentOutcome> running)
    {
        for (var watch = Stopwatch.StartNew(); !isSo(); await Task.Delay(50))
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60) && !running.IsCompleted, $"it did not come to that: {Deployment.Events.Text}");
    }
}
