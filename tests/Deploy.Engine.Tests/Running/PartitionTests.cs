using Amazon.ECS.Model;
using Amazon.Runtime;
using Deploy.Engine.Clients;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Tests.Support;
using Deploy.Testing.Local;
using Task = System.Threading.Tasks.Task;

namespace Deploy.Engine.Tests.Running;

public sealed class PartitionTests(LocalAwsFixture local) : LocalTest(local)
{
    [Theory]
    [InlineData("cn-north-1", "aws-cn")]
    [InlineData("us-gov-west-1", "aws-us-gov")]
    public async Task A_second_deployment_in_another_partition_has_nothing_to_do(string region, string partition)
    {
        var plan = RenamedPlans.Named("shop");
        Deployment.Options = Deployment.Options with { Region = region };

        await DeployedAsync(plan);

        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(plan));
        using var journal = new CallJournal(TimeProvider.System);
        var aws = ClientFactory.Create(new ClientSettings(region, Local.Url, new BasicAWSCredentials("other", "other")), journal);
        var arns = (await EnvironmentState.ReadAsync(aws, "local")).Keys;
        Assert.Equal(9, arns.Count());
        Assert.All(arns, arn => Assert.StartsWith($"arn:{partition}:", arn, StringComparison.Ordinal));
        Assert.StartsWith($"arn:{partition}:iam:", (await aws.Sts.GetCallerIdentityAsync(new())).Arn, StringComparison.Ordinal);
    }
}
