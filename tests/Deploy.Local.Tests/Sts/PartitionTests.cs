using Deploy.Local.Services;
using Deploy.Local.Tests.Calls;

namespace Deploy.Local.Tests.Sts;

public sealed class PartitionTests
{
    [Theory]
    [InlineData("eu-west-1", "aws")]
    [InlineData("cn-northwest-1", "aws-cn")]
    [InlineData("us-gov-east-1", "aws-us-gov")]
    [InlineData("us-iso-east-1", "aws-iso")]
    [InlineData("us-isob-east-1", "aws-iso-b")]
    [InlineData("eusc-de-east-1", "aws-eusc")]
    public async Task ARNs_are_of_the_partition_of_the_Region(string region, string partition)
    {
        await using var local = await LocalAws.StartAsync();

        var cluster = await local.CallAsync("ecs", "CreateCluster", new { clusterName = "a" }, region);

        Assert.Equal($"arn:{partition}:ecs:{region}:{LocalAws.Account}:cluster/a", (string)cluster["cluster"]!["clusterArn"]!);
    }
}
