using System.Text.Json.Nodes;
using Amazon;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Amazon.Scheduler;
using Amazon.Scheduler.Model;
using Deploy.Aws.Tests.Http;
using Deploy.Aws.Tests.Models;
using Task = System.Threading.Tasks.Task;

namespace Deploy.Aws.Tests.Protocol;

/// <summary>What our clients put on the wire, judged by botocore and by the distinctions that deployment needs.</summary>
public sealed class RequestTests(CapturedRequests captured) : IClassFixture<CapturedRequests>
{
    private static readonly BasicAWSCredentials Credentials = new("key", "secret");

    [SkippableTheory]
    [MemberData(nameof(ServiceUnderTest.AllOperations), MemberType = typeof(ServiceUnderTest))]
    public void Botocore_accepts_the_request_and_reads_every_member_back(string service, string operation)
    {
        var judged = captured.Get(service, operation);
        Assert.True(judged.Error is null, judged.Error);
        Assert.Equal(Json.Lines(judged.Meant), Json.Lines(judged.Read));
    }

    [Fact]
    public async Task Null_is_left_out_and_an_empty_list_is_sent_because_UpdateService_keeps_the_one_and_removes_the_other()
    {
        var http = new FakeHttp(new Reply("{}"));
        using var ecs = Ecs(http);
        await ecs.UpdateServiceAsync(new UpdateServiceRequest { Service = "s", LoadBalancers = [], CapacityProviderStrategy = null });
        Assert.Equal("""{"service":"s","loadBalancers":[]}""", http.Requests.Single().Body);
    }

    [Fact]
    public async Task False_and_zero_are_sent()
    {
        var http = new FakeHttp(new Reply("{}"));
        using var ecs = Ecs(http);
        await ecs.UpdateServiceAsync(new UpdateServiceRequest { Service = "s", DesiredCount = 0, EnableExecuteCommand = false });
        Assert.Equal("""{"service":"s","desiredCount":0,"enableExecuteCommand":false}""", http.Requests.Single().Body);
    }

    [Fact]
    public async Task An_idempotency_token_that_is_not_given_is_made_and_stays_the_same_over_retries()
    {
        var http = new FakeHttp(n => n == 1 ? new Reply("{}", System.Net.HttpStatusCode.ServiceUnavailable) : new Reply("{}"));
        using var ecs = Ecs(http);
        await ecs.RunTaskAsync(new RunTaskRequest { TaskDefinition = "t" });
        await ecs.RunTaskAsync(new RunTaskRequest { TaskDefinition = "t" });
        var tokens = http.Requests.Select(r => (string)JsonNode.Parse(r.Body)!["clientToken"]!).ToList();
        Assert.Equal(3, tokens.Count);
        Assert.True(Guid.TryParse(tokens[0], out _));
        Assert.Equal(tokens[0], tokens[1]);
        Assert.NotEqual(tokens[1], tokens[2]);
    }

    [Fact]
    public async Task A_path_label_without_a_value_is_refused_before_anything_is_sent()
    {
        var http = new FakeHttp(new Reply("{}"));
        using var scheduler = new AmazonSchedulerClient(
            Credentials, new AmazonSchedulerConfig { RegionEndpoint = RegionEndpoint.EUWest1, HttpClientFactory = http });
        var error = await Assert.ThrowsAsync<AmazonClientException>(() => scheduler.DeleteScheduleAsync(new DeleteScheduleRequest()));
        Assert.Contains("Name", error.Message);
        Assert.Empty(http.Requests);
    }

    [Fact]
    public async Task The_query_protocol_sends_an_empty_list_as_an_empty_parameter()
    {
        var http = new FakeHttp(new Reply("<TagRoleResponse/>"));
        using var iam = new AmazonIdentityManagementServiceClient(
            Credentials, new AmazonIdentityManagementServiceConfig { RegionEndpoint = RegionEndpoint.EUWest1, HttpClientFactory = http });
        await iam.TagRoleAsync(new TagRoleRequest { RoleName = "r", Tags = [] });
        Assert.Equal("Action=TagRole&RoleName=r&Tags=&Version=2010-05-08", http.Requests.Single().Body);
    }

    private static AmazonECSClient Ecs(FakeHttp http)
        => new(Credentials, new AmazonECSConfig { RegionEndpoint = RegionEndpoint.EUWest1, HttpClientFactory = http });
}
