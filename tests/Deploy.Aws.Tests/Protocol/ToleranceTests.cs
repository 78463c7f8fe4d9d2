using Amazon;
using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Deploy.Aws.Tests.Http;
using Task = System.Threading.Tasks.Task;

namespace Deploy.Aws.Tests.Protocol;

/// <summary>Forms of values that services and their stand-ins use besides the ordinary ones.</summary>
public sealed class ToleranceTests
{
    private static readonly BasicAWSCredentials Credentials = new("key", "secret");

    [Theory]
    [InlineData("1738555506", "2025-02-03T04:05:06.0000000Z")]
    [InlineData("1738555506.789", "2025-02-03T04:05:06.7890000Z")]
    [InlineData("1.738555506789E9", "2025-02-03T04:05:06.7890000Z")]
    [InlineData("\"2025-02-03T04:05:06.789Z\"", "2025-02-03T04:05:06.7890000Z")]
    [InlineData("\"2025-02-03T05:05:06+01:00\"", "2025-02-03T04:05:06.0000000Z")]
    [InlineData("\"Mon, 03 Feb 2025 04:05:06 GMT\"", "2025-02-03T04:05:06.0000000Z")]
    [InlineData("\"1738555506\"", "2025-02-03T04:05:06.0000000Z")]
    public async Task A_time_is_read_in_any_format_and_is_UTC(string json, string expected)
        => Assert.Equal(expected, (await Service($"\"createdAt\":{json}")).CreatedAt!.Value.ToString("O"));

    [Theory]
    [InlineData("3")]
    [InlineData("3.0")]
    [InlineData("\"3\"")]
    public async Task A_whole_number_is_read_as_number_or_text(string json)
        => Assert.Equal(3, (await Service($"\"desiredCount\":{json}")).DesiredCount);

    [Fact]
    public async Task A_number_that_is_none_fails_instead_of_being_guessed()
        => await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => Service("\"desiredCount\":\"many\""));

    [Fact]
    public async Task Null_items_of_lists_and_maps_are_skipped()
    {
        var service = await Service("\"tags\":[null,{\"key\":\"k\",\"value\":null}],\"loadBalancers\":[]");
        var tag = Assert.Single(service.Tags);
        Assert.Equal("k", tag.Key);
        Assert.Null(tag.Value);
        Assert.Empty(service.LoadBalancers);
    }

    [Fact]
    public async Task A_value_that_the_enum_lacks_is_kept_as_it_came()
        => Assert.Equal("SIDEWAYS", (await Service("\"launchType\":\"SIDEWAYS\"")).LaunchType.Value);

    [Fact]
    public async Task Log_times_in_milliseconds_are_DateTimes_as_in_the_official_SDK()
    {
        var http = new FakeHttp(new Reply("""{"events":[{"timestamp":1738555506789,"message":"m"}]}"""));
        using var logs = new AmazonCloudWatchLogsClient(
            Credentials, new AmazonCloudWatchLogsConfig { RegionEndpoint = RegionEndpoint.EUWest1, HttpClientFactory = http });
        var time = new DateTime(2025, 2, 3, 4, 5, 6, 789, DateTimeKind.Utc);
        var read = await logs.GetLogEventsAsync(new GetLogEventsRequest { LogStreamName = "s", StartTime = time });
        Assert.Equal(time, Assert.Single(read.Events).Timestamp);
        Assert.Contains("\"startTime\":1738555506789", http.Requests.Single().Body);
    }

    [Fact]
    public async Task Whitespace_and_entities_of_XML_text_are_kept()
    {
        var role = await Role("<RoleName>r</RoleName><Path> \t</Path><Description>  a &amp; b &lt;c&gt;\n </Description><Tags/>");
        Assert.Equal("  a & b <c>\n ", role.Description);
        Assert.Equal(" \t", role.Path);
        Assert.Empty(role.Tags);
        Assert.Null(role.MaxSessionDuration);
    }

    [Fact]
    public async Task XML_with_a_document_type_is_refused()
        => await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => Role(
            "<RoleName>r</RoleName>", "<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"));

    private static async Task<Service> Service(string members)
    {
        var http = new FakeHttp(new Reply($$"""{"services":[{{{members}}}],"failures":null}"""));
        using var ecs = new AmazonECSClient(Credentials, new AmazonECSConfig { RegionEndpoint = RegionEndpoint.EUWest1, HttpClientFactory = http });
        return Assert.Single((await ecs.DescribeServicesAsync(new DescribeServicesRequest { Services = ["s"] })).Services);
    }

    private static async Task<Role> Role(string members, string prolog = "")
    {
        var http = new FakeHttp(new Reply($"{prolog}<GetRoleResponse><GetRoleResult><Role>{members}</Role></GetRoleResult></GetRoleResponse>"));
        using var iam = new AmazonIdentityManagementServiceClient(
            Credentials, new AmazonIdentityManagementServiceConfig { RegionEndpoint = RegionEndpoint.EUWest1, HttpClientFactory = http });
        return (await iam.GetRoleAsync(new GetRoleRequest { RoleName = "r" })).Role;
    }
}
