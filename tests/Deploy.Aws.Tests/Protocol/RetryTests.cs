using System.Net;
using Amazon;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Deploy.Aws.Tests.Http;
using Task = System.Threading.Tasks.Task;

namespace Deploy.Aws.Tests.Protocol;

/// <summary>AWSSDK.Core retries, given that our exceptions carry the codes it looks for.</summary>
public sealed class RetryTests
{
    private static readonly BasicAWSCredentials Credentials = new("key", "secret");

    [Fact]
    public async Task Throttling_is_retried_over_json()
    {
        var http = new FakeHttp(n => n < 3
            ? new Reply("""{"__type":"ThrottlingException","message":"Rate exceeded"}""", HttpStatusCode.BadRequest)
            : new Reply("""{"clusterArns":["a"]}"""));
        using var ecs = new AmazonECSClient(Credentials, new AmazonECSConfig { RegionEndpoint = RegionEndpoint.EUWest1, HttpClientFactory = http });
        Assert.Equal(["a"], (await ecs.ListClustersAsync(new ListClustersRequest())).ClusterArns);
        Assert.Equal(3, http.Requests.Count);
    }

    [Fact]
    public async Task Throttling_is_retried_over_query()
    {
        var http = new FakeHttp(n => n < 2
            ? new Reply("<ErrorResponse><Error><Code>Throttling</Code><Message>Rate exceeded</Message></Error></ErrorResponse>", HttpStatusCode.BadRequest)
            : new Reply("<ListRolesResponse><ListRolesResult><Roles/><IsTruncated>false</IsTruncated></ListRolesResult></ListRolesResponse>"));
        using var iam = new AmazonIdentityManagementServiceClient(
            Credentials, new AmazonIdentityManagementServiceConfig { RegionEndpoint = RegionEndpoint.EUWest1, HttpClientFactory = http });
        var response = await iam.ListRolesAsync(new ListRolesRequest());
        Assert.Empty(response.Roles);
        Assert.False(response.IsTruncated);
        Assert.Equal(2, http.Requests.Count);
    }

    [Fact]
    public async Task A_refusal_is_not_retried()
    {
        var http = new FakeHttp(new Reply("""{"__type":"InvalidParameterException","message":"no"}""", HttpStatusCode.BadRequest));
        using var ecs = new AmazonECSClient(Credentials, new AmazonECSConfig { RegionEndpoint = RegionEndpoint.EUWest1, HttpClientFactory = http });
        await Assert.ThrowsAsync<InvalidParameterException>(() => ecs.ListClustersAsync(new ListClustersRequest()));
        Assert.Single(http.Requests);
    }

    [Fact]
    public async Task Cancellation_ends_the_call()
    {
        using var cancel = new CancellationTokenSource();
        var http = new FakeHttp(_ =>
        {
            cancel.Cancel();
            return new Reply("", HttpStatusCode.ServiceUnavailable);
        });
        using var ecs = new AmazonECSClient(Credentials, new AmazonECSConfig { RegionEndpoint = RegionEndpoint.EUWest1, HttpClientFactory = http });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ecs.ListClustersAsync(new ListClustersRequest(), cancel.Token));
        Assert.Single(http.Requests);
    }
}
