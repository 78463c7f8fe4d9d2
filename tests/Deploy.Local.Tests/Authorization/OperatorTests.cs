using Deploy.Local.Tests.Support;
using static Deploy.Local.Tests.Authorization.Identity;

namespace Deploy.Local.Tests.Authorization;

/// <summary>Each condition operator where it just holds and where it just does not; Local's clock stands at 1893499200, noon of 1 January 2030.</summary>
public sealed class OperatorTests
{
    [Theory]
    [InlineData("""{"StringEquals":{"aws:RequestTag/team":"a*"}}""", false)]
    [InlineData("""{"StringNotEquals":{"aws:RequestTag/team":"b"}}""", true)]
    [InlineData("""{"StringEqualsIgnoreCase":{"aws:RequestTag/team":"B"}}""", false)]
    [InlineData("""{"StringNotEqualsIgnoreCase":{"aws:RequestTag/team":"A"}}""", false)]
    [InlineData("""{"StringNotEqualsIgnoreCase":{"aws:RequestTag/team":"B"}}""", true)]
    [InlineData("""{"StringLike":{"aws:RequestedRegion":"eu-west-?"}}""", true)]
    [InlineData("""{"StringLike":{"aws:RequestedRegion":"eu-west?"}}""", false)]
    [InlineData("""{"StringLike":{"aws:RequestedRegion":"eu-west"}}""", false)]
    [InlineData("""{"StringNotLike":{"aws:RequestedRegion":"us-*"}}""", true)]
    [InlineData("""{"Bool":{"aws:SecureTransport":"false"}}""", false)]
    [InlineData("""{"BinaryEquals":{"aws:RequestTag/team":"a"}}""", true)]
    [InlineData("""{"BinaryEquals":{"aws:RequestTag/team":"b"}}""", false)]
    [InlineData("""{"IpAddress":{"aws:SourceIp":["10.0.0.0/8","127.0.0.2"]}}""", false)]
    [InlineData("""{"NotIpAddress":{"aws:SourceIp":"10.0.0.0/8"}}""", true)]
    [InlineData("""{"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::000000000000:role/deployer"}}""", true)]
    [InlineData("""{"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::000000000000:role/other"}}""", false)]
    [InlineData("""{"ArnNotEquals":{"aws:PrincipalArn":"arn:aws:iam::000000000000:role/other"}}""", true)]
    [InlineData("""{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/other*"}}""", false)]
    // A star stays between two colons.
    [InlineData("""{"ArnLike":{"aws:PrincipalArn":"arn:aws:*:role/deployer"}}""", false)]
    [InlineData("""{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/deploy*"}}""", false)]
    [InlineData("""{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/other*"}}""", true)]
    [InlineData("""{"NumericEquals":{"aws:EpochTime":"1893499200"}}""", true)]
    [InlineData("""{"NumericEquals":{"aws:EpochTime":"1893499201"}}""", false)]
    [InlineData("""{"NumericNotEquals":{"aws:EpochTime":"1893499200"}}""", false)]
    [InlineData("""{"NumericNotEquals":{"aws:EpochTime":"1893499201"}}""", true)]
    [InlineData("""{"NumericLessThan":{"aws:EpochTime":"1893499201"}}""", true)]
    [InlineData("""{"NumericLessThan":{"aws:EpochTime":"1893499200"}}""", false)]
    [InlineData("""{"NumericLessThanEquals":{"aws:EpochTime":"1893499200"}}""", true)]
    [InlineData("""{"NumericLessThanEquals":{"aws:EpochTime":"1893499199"}}""", false)]
    [InlineData("""{"NumericGreaterThan":{"aws:EpochTime":"1893499199"}}""", true)]
    [InlineData("""{"NumericGreaterThan":{"aws:EpochTime":"1893499200"}}""", false)]
    [InlineData("""{"NumericGreaterThanEquals":{"aws:EpochTime":"1893499200"}}""", true)]
    [InlineData("""{"NumericGreaterThanEquals":{"aws:EpochTime":"1893499201"}}""", false)]
    [InlineData("""{"NumericLessThan":{"aws:RequestTag/team":"5"}}""", false)]
    [InlineData("""{"DateEquals":{"aws:CurrentTime":"2030-01-01T12:00:00Z"}}""", true)]
    [InlineData("""{"DateEquals":{"aws:CurrentTime":"2030-01-01T12:00:01Z"}}""", false)]
    [InlineData("""{"DateNotEquals":{"aws:CurrentTime":"2030-01-01T12:00:00Z"}}""", false)]
    [InlineData("""{"DateNotEquals":{"aws:CurrentTime":"2030-01-01T12:00:01Z"}}""", true)]
    [InlineData("""{"DateLessThan":{"aws:CurrentTime":"2030-01-01T12:00:01Z"}}""", true)]
    [InlineData("""{"DateLessThanEquals":{"aws:CurrentTime":"2030-01-01T12:00:00Z"}}""", true)]
    [InlineData("""{"DateLessThanEquals":{"aws:CurrentTime":"2030-01-01T11:59:59Z"}}""", false)]
    [InlineData("""{"DateGreaterThan":{"aws:CurrentTime":"2030-01-01T12:00:00Z"}}""", false)]
    [InlineData("""{"DateGreaterThanEquals":{"aws:CurrentTime":"2030-01-01T12:00:00Z"}}""", true)]
    [InlineData("""{"DateGreaterThanEquals":{"aws:CurrentTime":"1893499201"}}""", false)]
    public Task An_operator_at_its_border(string condition, bool allowed) => ExpectAsync(condition, allowed);

    [Theory]
    // A key that the request does not have.
    [InlineData("""{"NumericEqualsIfExists":{"aws:RequestTag/size":"1"}}""", true)]
    [InlineData("""{"StringEqualsIfExists":{"aws:RequestTag/team":"b"}}""", false)]
    [InlineData("""{"ArnLike":{"aws:SourceArn":"*"}}""", false)]
    [InlineData("""{"ArnNotLike":{"aws:SourceArn":"*"}}""", true)]
    [InlineData("""{"ForAllValues:StringNotEquals":{"aws:Nothing":"a"}}""", true)]
    [InlineData("""{"ForAnyValue:StringEqualsIfExists":{"aws:Nothing":"a"}}""", false)]
    // Several values of the request, several of the policy.
    [InlineData("""{"ForAnyValue:StringEquals":{"aws:TagKeys":["other","more"]}}""", false)]
    [InlineData("""{"ForAnyValue:StringNotEquals":{"aws:TagKeys":"team"}}""", true)]
    [InlineData("""{"ForAllValues:StringNotEquals":{"aws:TagKeys":"team"}}""", false)]
    [InlineData("""{"StringNotEquals":{"aws:TagKeys":"team"}}""", false)]
    [InlineData("""{"Null":{"aws:RequestTag/owner":"false"}}""", false)]
    [InlineData("""{"Null":{"aws:RequestTag/owner":"true"},"StringEquals":{"aws:RequestTag/team":"b"}}""", false)]
    public Task Keys_that_are_absent_and_keys_with_several_values(string condition, bool allowed) => ExpectAsync(condition, allowed);

    [Theory]
    [InlineData("""{"StringLike":{"aws:RequestTag/stage":"${aws:RequestTag/stage}"}}""", true)]
    [InlineData("""{"StringLike":{"aws:RequestTag/stage":"${*}"}}""", false)]
    [InlineData("""{"StringLike":{"aws:RequestTag/stage":"d?v"}}""", true)]
    [InlineData("""{"StringLike":{"aws:RequestTag/stage":"d${?}v"}}""", false)]
    [InlineData("""{"StringEquals":{"aws:RequestTag/stage":"${aws:RequestTag/team}"}}""", false)]
    [InlineData("""{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::${aws:PrincipalAccount}:role/deployer"}}""", true)]
    // Without a value the statement does not apply.
    [InlineData("""{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::${aws:Nothing}:role/deployer"}}""", false)]
    public Task Variables_are_values_and_not_patterns(string condition, bool allowed) => ExpectAsync(condition, allowed);

    private static async Task ExpectAsync(string condition, bool allowed)
    {
        const string Cluster = """{"clusterName":"shop","tags":[{"key":"team","value":"a"},{"key":"stage","value":"dev"}]}""";
        await using var local = await TestLocal.StartAsync();
        await SetAsync(local, Allow("ecs:CreateCluster", condition: condition), Allow("ecs:TagResource"));

        using var reply = await local.Aws.SendJsonAsync("ecs", "AmazonEC2ContainerServiceV20141113", "CreateCluster", Cluster);

        Assert.True(allowed == reply.IsSuccessStatusCode, $"{reply.StatusCode}: {await reply.Content.ReadAsStringAsync()}");
    }
}
