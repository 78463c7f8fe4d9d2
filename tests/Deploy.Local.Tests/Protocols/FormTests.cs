using System.Text;
using System.Text.Json.Nodes;
using Deploy.Local.Models;
using Deploy.Local.Protocols;
using Microsoft.AspNetCore.Http;

namespace Deploy.Local.Tests.Protocols;

public sealed class FormTests
{
    private static readonly JsonObject Shapes = (JsonObject)JsonNode.Parse("""
        {"In":{"type":"structure","members":{"Names":{"shape":"Names"},"Flat":{"shape":"Flat"},"Labels":{"shape":"Labels"},"Count":{"shape":"I"},"On":{"shape":"B"},"When":{"shape":"T"}}},
         "Names":{"type":"list","member":{"shape":"S"}},
         "Flat":{"type":"list","member":{"shape":"S","locationName":"Item"},"flattened":true},
         "Labels":{"type":"map","key":{"shape":"S"},"value":{"shape":"S"}},
         "S":{"type":"string"},"I":{"type":"integer"},"B":{"type":"boolean"},"T":{"type":"timestamp"}}
        """)!;

    [Fact]
    public void Lists_maps_and_scalars_are_read()
    {
        var input = WireProtocols.Query.Decode(
            Form("Action=Do&Version=1&Names.member.2=b&Names.member.1=a&Item.1=x&Labels.entry.1.key=k&Labels.entry.1.value=v&Count=3&On=true&When=2030-01-01T00%3A00%3A00Z"),
            Model("query").Operations["Do"]);

        Assert.True(
            JsonNode.DeepEquals(input, JsonNode.Parse("""{"Names":["a","b"],"Flat":["x"],"Labels":{"k":"v"},"Count":3,"On":true,"When":1893456000}""")),
            input.ToJsonString());
    }

    [Fact]
    public void An_empty_value_is_an_empty_list()
    {
        var input = WireProtocols.Query.Decode(Form("Action=Do&Names="), Model("query").Operations["Do"]);

        Assert.Empty(input["Names"]!.AsArray());
    }

    [Fact]
    public void More_than_nine_items_keep_their_order()
    {
        var form = string.Join('&', Enumerable.Range(1, 12).Reverse().Select(i => $"Names.member.{i}=n{i}"));

        var input = WireProtocols.Query.Decode(Form(form), Model("query").Operations["Do"]);

        Assert.Equal(Enumerable.Range(1, 12).Select(i => $"n{i}"), input["Names"]!.AsArray().Select(n => (string)n!));
    }

    [Fact]
    public void Ec2_lists_are_flat_and_names_capital()
    {
        var input = WireProtocols.Ec2.Decode(Form("Action=Do&Names.1=a&Names.2=b&Count=3"), Model("ec2").Operations["Do"]);

        Assert.True(JsonNode.DeepEquals(input, JsonNode.Parse("""{"Names":["a","b"],"Count":3}""")), input.ToJsonString());
    }

    private static ServiceModel Model(string protocol) => new("things", new JsonObject
    {
        ["metadata"] = new JsonObject { ["protocol"] = protocol, ["apiVersion"] = "1", ["endpointPrefix"] = "things" },
        ["operations"] = new JsonObject { ["Do"] = new JsonObject { ["input"] = new JsonObject { ["shape"] = "In" } } },
        ["shapes"] = Shapes.DeepClone(),
    });

    private static WireRequest Form(string form)
    {
        var context = new DefaultHttpContext();
        return new WireRequest("POST", "/", context.Request.Query, context.Request.Headers, Encoding.UTF8.GetBytes(form));
    }
}
