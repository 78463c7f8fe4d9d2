using System.Text.Json.Nodes;
using Deploy.Local.Models;
using Deploy.Local.Validation;

namespace Deploy.Local.Tests.Validation;

public sealed class ShapeValidatorTests
{
    private static readonly ServiceModel Model = new("things", (JsonObject)JsonNode.Parse("""
        {"metadata":{"protocol":"json","apiVersion":"1","endpointPrefix":"things"},"operations":{},
         "shapes":{
           "Thing":{"type":"structure","required":["Name"],"members":{"Name":{"shape":"Name"},"Secret":{"shape":"Secret"},"Map":{"shape":"Map"},"Blob":{"shape":"Blob"},"One":{"shape":"One"},"Token":{"shape":"Name","idempotencyToken":true},"Free":{"shape":"Free"}}},
           "Name":{"type":"string","min":2,"max":3,"pattern":"[a-z]+"},
           "Secret":{"type":"string","max":1,"sensitive":true},
           "Map":{"type":"map","key":{"shape":"Name"},"value":{"shape":"Name"},"max":1},
           "Blob":{"type":"blob","max":2},
           "One":{"type":"structure","union":true,"members":{"A":{"shape":"Name"},"B":{"shape":"Name"}}},
           "Free":{"type":"structure","members":{},"document":true}}}
        """)!);

    [Theory]
    [InlineData("""{"Name":"ab"}""", "")]
    [InlineData("""{"Name":"abcd"}""", "less than or equal to 3")]
    [InlineData("""{"Name":"AB"}""", "pattern: [a-z]+")]
    [InlineData("""{"Name":"ab","Map":{"aa":"b"}}""", "'Map.aa'")]
    [InlineData("""{"Name":"ab","Map":{"a":"bb"}}""", "'Map.a'")]
    [InlineData("""{"Name":"ab","Map":{"aa":"bb","cc":"dd"}}""", "length less than or equal to 1")]
    [InlineData("""{"Name":"ab","Blob":"AAAA"}""", "length less than or equal to 2")]
    [InlineData("""{"Name":"ab","Blob":"AAA="}""", "")]
    [InlineData("""{"Name":"ab","One":{"A":"aa","B":"bb"}}""", "exactly one member")]
    [InlineData("""{"Name":"ab","Free":{"anything":[1]}}""", "")]
    public void Constraints_are_told(string json, string expected)
    {
        var found = new ShapeValidator(constraints: true).Check(JsonNode.Parse(json), Model.Shape("Thing"));

        Assert.Empty(found.Malformed);
        if (expected.Length == 0)
            Assert.Empty(found.Constraints);
        else
            Assert.Contains(expected, Assert.Single(found.Constraints), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sensitive_value_is_not_told()
    {
        var found = new ShapeValidator(constraints: true).Check(JsonNode.Parse("""{"Name":"ab","Secret":"hunter2"}"""), Model.Shape("Thing"));

        Assert.DoesNotContain("hunter2", Assert.Single(found.Constraints), StringComparison.Ordinal);
    }

    [Fact]
    public void Replies_are_checked_for_form_only()
    {
        var replies = new ShapeValidator(constraints: false);

        Assert.Empty(replies.Check(JsonNode.Parse("""{"Name":"ABCDE"}"""), Model.Shape("Thing")).Constraints);
        Assert.Single(replies.Check(JsonNode.Parse("{}"), Model.Shape("Thing")).Constraints);
        Assert.Equal(2, replies.Check(JsonNode.Parse("""{"Name":1,"Other":2}"""), Model.Shape("Thing")).Malformed.Count);
    }
}
