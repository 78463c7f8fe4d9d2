using System.Text;
using System.Text.Json.Nodes;
using Deploy.Local.Models;
using Deploy.Local.Protocols;
using Microsoft.AspNetCore.Http;

namespace Deploy.Local.Tests.Protocols;

public sealed class RestJsonTests
{
    private static readonly ServiceModel Model = new("things", (JsonObject)JsonNode.Parse("""
        {"metadata":{"protocol":"rest-json","apiVersion":"1","endpointPrefix":"things"},
         "operations":{
           "PutThing":{"http":{"method":"PUT","requestUri":"/things/{Name}","responseCode":201},"input":{"shape":"PutIn"},"output":{"shape":"PutOut"}},
           "ListThings":{"http":{"method":"GET","requestUri":"/things"},"input":{"shape":"ListIn"}},
           "GetDeep":{"http":{"method":"GET","requestUri":"/deep/{Path+}"},"input":{"shape":"DeepIn"}}},
         "shapes":{
           "PutIn":{"type":"structure","members":{"Name":{"shape":"S","location":"uri","locationName":"Name"},"Dry":{"shape":"B","location":"header","locationName":"x-dry"},"When":{"shape":"T"},"Note":{"shape":"S"}}},
           "PutOut":{"type":"structure","members":{"Etag":{"shape":"S","location":"header","locationName":"ETag"},"When":{"shape":"T"}}},
           "ListIn":{"type":"structure","members":{"Max":{"shape":"I","location":"querystring","locationName":"max"},"Kinds":{"shape":"L","location":"querystring","locationName":"kind"}}},
           "DeepIn":{"type":"structure","members":{"Path":{"shape":"S","location":"uri","locationName":"Path"}}},
           "S":{"type":"string"},"B":{"type":"boolean"},"I":{"type":"integer"},"T":{"type":"timestamp"},"L":{"type":"list","member":{"shape":"S"}}}}
        """)!);

    [Theory]
    [InlineData("PUT", "/things/a%2Fb", "PutThing")]
    [InlineData("GET", "/things", "ListThings")]
    [InlineData("GET", "/deep/a/b", "GetDeep")]
    [InlineData("GET", "/things/a", null)]
    [InlineData("POST", "/things", null)]
    public void Method_and_path_name_the_operation(string method, string path, string? expected) =>
        Assert.Equal(expected, WireProtocols.RestJson.OperationOf(Request(method, path), Model));

    [Fact]
    public void Members_come_from_path_header_and_body()
    {
        var request = Request("PUT", "/things/a%2Fb", """{"When":"2030-01-01T00:00:00Z","Note":"hi"}""", headers: ("x-dry", "true"));

        var input = WireProtocols.RestJson.Decode(request, Model.Operations["PutThing"]);

        Assert.True(JsonNode.DeepEquals(input, JsonNode.Parse("""{"When":1893456000,"Note":"hi","Name":"a/b","Dry":true}""")), input.ToJsonString());
    }

    [Fact]
    public void Members_come_from_the_query_string()
    {
        var input = WireProtocols.RestJson.Decode(Request("GET", "/things", query: "?max=5&kind=a&kind=b"), Model.Operations["ListThings"]);

        Assert.True(JsonNode.DeepEquals(input, JsonNode.Parse("""{"Max":5,"Kinds":["a","b"]}""")), input.ToJsonString());
    }

    [Fact]
    public void A_greedy_label_takes_the_rest_of_the_path() =>
        Assert.Equal("a/b", (string)WireProtocols.RestJson.Decode(Request("GET", "/deep/a/b"), Model.Operations["GetDeep"])["Path"]!);

    [Fact]
    public void A_reply_has_the_models_status_and_headers()
    {
        var reply = WireProtocols.RestJson.Encode(Model, Model.Operations["PutThing"], new JsonObject { ["Etag"] = "x", ["When"] = 5.5 }, "id");

        Assert.Equal((201, "x", """{"When":5.5}"""), (reply.Status, reply.Headers["ETag"], Encoding.UTF8.GetString(reply.Body)));
    }

    private static WireRequest Request(string method, string path, string body = "", string query = "", params (string Name, string Value)[] headers)
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new QueryString(query.Length == 0 ? null : query);
        foreach (var (name, value) in headers)
            context.Request.Headers[name] = value;
        return new WireRequest(method, path, context.Request.Query, context.Request.Headers, Encoding.UTF8.GetBytes(body));
    }
}
