using System.Text.Json.Nodes;
using Deploy.Local.Faults;
using Deploy.Local.Models;
using Deploy.Local.Requests;
using Deploy.Local.Services;

namespace Deploy.Local.Tests.Validation;

public sealed class ModelTests
{
    public static TheoryData<string> Services()
    {
        var context = new LocalContext(
            new StateStore(null), new LocalClock(TimeProvider.System), new LocalEndpoint(0), new RequestLog(TimeProvider.System), new FaultList(TimeProvider.System));
        return [.. ServiceCatalog.Create(context).Select(s => s.Model)];
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void An_embedded_model_is_what_trimming_it_again_gives(string name)
    {
        using var stream = typeof(ServiceModel).Assembly.GetManifestResourceStream($"Models/{name}.json")!;
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();

        var again = ModelTrimmer.Trim(name, (JsonObject)JsonNode.Parse(text)!, ServiceModel.Embedded(name).Operations.Keys);

        Assert.Equal(text, again);
    }

    [Fact]
    public void Trimming_drops_prose_and_what_nothing_reaches()
    {
        var model = (JsonObject)JsonNode.Parse("""
            {"metadata":{"protocol":"json"},
             "operations":{"A":{"name":"A","input":{"shape":"In"},"documentation":"<p>x</p>"},"B":{"name":"B"}},
             "shapes":{"In":{"type":"structure","members":{"documentation":{"shape":"S"},"Self":{"shape":"In","documentation":"y"}}},"S":{"type":"string"},"Unused":{"type":"string"}}}
            """)!;

        var trimmed = (JsonObject)JsonNode.Parse(ModelTrimmer.Trim("m", model, ["A"]))!;

        Assert.True(JsonNode.DeepEquals(trimmed, JsonNode.Parse("""
            {"metadata":{"protocol":"json"},
             "operations":{"A":{"name":"A","input":{"shape":"In"}}},
             "shapes":{"In":{"type":"structure","members":{"documentation":{"shape":"S"},"Self":{"shape":"In"}}},"S":{"type":"string"}}}
            """)), trimmed.ToJsonString());
    }

    [Fact]
    public void Trimming_for_an_operation_that_the_model_lacks_is_refused()
    {
        var model = (JsonObject)JsonNode.Parse("""{"metadata":{},"operations":{},"shapes":{}}""")!;

        var problem = Assert.Throws<InvalidOperationException>(() => ModelTrimmer.Trim("m", model, ["A"]));

        Assert.Contains("'A'", problem.Message, StringComparison.Ordinal);
    }
}
