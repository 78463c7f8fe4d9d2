using System.Text.Json.Nodes;
using Amazon;
using Amazon.Runtime;
using Deploy.Aws.Tests.Http;
using Deploy.Aws.Tests.Models;

namespace Deploy.Aws.Tests.Protocol;

/// <summary>Replies made from the model, read by our clients and compared member by member.</summary>
public sealed class ResponseTests
{
    [Theory]
    [MemberData(nameof(ServiceUnderTest.AllOperations), MemberType = typeof(ServiceUnderTest))]
    public async Task A_response_with_every_member_set_is_read_in_full(string service, string operation)
    {
        var (sent, response) = await Answer(service, operation, new WireReply(ServiceUnderTest.Get(service).Model));
        Assert.Equal(Json.Lines(sent), Json.Lines(Read(service, operation, response)));
        Assert.Equal(WireReply.RequestId, response.ResponseMetadata.RequestId);
    }

    [Theory]
    [MemberData(nameof(ServiceUnderTest.AllOperations), MemberType = typeof(ServiceUnderTest))]
    public async Task Members_of_tomorrow_are_ignored(string service, string operation)
    {
        var (sent, response) = await Answer(service, operation, new WireReply(ServiceUnderTest.Get(service).Model) { WithUnknownMembers = true });
        Assert.Equal(Json.Lines(sent), Json.Lines(Read(service, operation, response)));
    }

    [Theory]
    [MemberData(nameof(ServiceUnderTest.AllOperations), MemberType = typeof(ServiceUnderTest))]
    public async Task Nulls_and_missing_members_are_null(string service, string operation)
    {
        var (_, response) = await Answer(service, operation, new WireReply(ServiceUnderTest.Get(service).Model) { WithNulls = true });
        Assert.Empty(Read(service, operation, response));
    }

    [Theory]
    [MemberData(nameof(ServiceUnderTest.AllOperations), MemberType = typeof(ServiceUnderTest))]
    public async Task An_empty_body_is_a_response_without_members(string service, string operation)
    {
        var response = await Call(service, operation, new Reply(""));
        Assert.Empty(Read(service, operation, response));
    }

    private static JsonObject Read(string service, string operation, AmazonWebServiceResponse response)
    {
        var model = ServiceUnderTest.Get(service).Model;
        return Shapes.ToTree(model, response, model.Output(operation));
    }

    private static async Task<(JsonNode Sent, AmazonWebServiceResponse Response)> Answer(string service, string operation, WireReply wire)
    {
        var model = ServiceUnderTest.Get(service).Model;
        var tree = Sample.Hostile(model).Tree(model.Output(operation));
        return (tree, await Call(service, operation, wire.Write(operation, tree)));
    }

    private static async Task<AmazonWebServiceResponse> Call(string service, string operation, Reply reply)
    {
        var tested = ServiceUnderTest.Get(service);
        using var client = tested.CreateClient(c =>
        {
            c.RegionEndpoint = RegionEndpoint.EUCentral1;
            c.HttpClientFactory = new FakeHttp(reply);
        });
        var input = Sample.Plain(tested.Model).Tree(tested.Model.Input(operation));
        return await tested.InvokeAsync(client, operation, tested.CreateRequest(operation, input));
    }
}
