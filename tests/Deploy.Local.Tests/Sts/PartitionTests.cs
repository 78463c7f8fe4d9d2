using Deploy.Local.Services;
using Deploy.Local.Tests.Calls;

namespace Deploy.Local.Tests.Sts;

public sealed class PartitionTests
{
    [Theory]
    [InlineData("eu-west-1", "aws", "amazonaws.com")]
    [InlineData("cn-northwest-1", "aws-cn", "amazonaws.com.cn")]
    [InlineData("us-gov-east-1", "aws-us-gov", "amazonaws.com")]
    [InlineData("us-iso-east-1", "aws-iso", "c2s.ic.gov")]
    [InlineData("us-isob-east-1", "aws-iso-b", "sc2s.sgov.gov")]
    [InlineData("eusc-de-east-1", "aws-eusc", "amazonaws.eu")]
    public async Task ARNs_are_of_the_partition_of_the_Region(string region, string partition, string dnsSuffix)
    {
        await using var local = await LocalAws.StartAsync();

        var cluster = await local.CallAsync("ecs", "CreateCluster", new { clusterName = "a" }, region);

        Assert.Equal($"arn:{partition}:ecs:{region}:{LocalAws.Account}:cluster/a", (string)cluster["cluster"]!["clusterArn"]!);
        Assert.Equal(dnsSuffix, Partitions.DnsSuffixOf(region));
    }
}
