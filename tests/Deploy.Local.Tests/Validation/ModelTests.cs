using System.Text.Json.Nodes;
using Deploy.Local.Faults;
using Deploy.Local.Models;
using Deploy.Local.Requests;
using Deploy.Local.Services;
using Deploy.Testing;

namespace Deploy.Local.Tests.Validation;

public sealed class ModelTests
{
    private static readonly IReadOnlyList<ILocalService> Registered = ServiceCatalog.Create(new LocalContext(
        new StateStore(null), new LocalClock(TimeProvider.System), new LocalEndpoint(0), new RequestLog(TimeProvider.System), new FaultList(TimeProvider.System)));

    public static TheoryData<string> Services => [.. Registered.Select(s => s.Model)];

    [Theory]
    [MemberData(nameof(Services))]
    public void An_embedded_model_is_the_repositorys_trimmed_to_what_the_service_registers(string name)
    {
        using var stream = typeof(ServiceModel).Assembly.GetManifestResourceStream($"Models/{name}.json")!;
        using var reader = new StreamReader(stream);
        var whole = File.ReadAllText(Repository.PathOf("generators", "Deploy.ServiceClients", "Models", name + ".json"));

        var trimmed = ModelTrimmer.Trim(name, whole, Registered.Single(s => s.Model == name).Operations.Keys);

        Assert.True(trimmed == reader.ReadToEnd(), $"Models/{name}.json differs: trim the models again (src/Deploy.Local/README.md).");
    }

    [Fact]
    public void Trimming_drops_prose_and_what_nothing_reaches()
    {
        const string Model = """
            {"metadata":{"protocol":"json"},
             "operations":{"A":{"name":"A","input":{"shape":"In"},"documentation":"<p>x</p>"},"B":{"name":"B"}},
             "shapes":{"In":{"type":"structure","members":{"documentation":{"shape":"S"},"Self":{"shape":"In","documentation":"y"}}},"S":{"type":"string"},"Unused":{"type":"string"}}}
            """;

        var trimmed = (JsonObject)JsonNode.Parse(ModelTrimmer.Trim("m", Model, ["A"]))!;

        Assert.True(JsonNode.DeepEquals(trimmed, JsonNode.Parse("""
            {"metadata":{"protocol":"json"},
             "operations":{"A":{"name":"A","input":{"shape":"In"}}},
             "shapes":{"In":{"type":"structure","members":{"documentation":{"shape":"S"},"Self":{"shape":"In"}}},"S":{"type":"string"}}}
            """)), trimmed.ToJsonString());
    }

    [Fact]
    public void Trimming_for_an_operation_that_the_model_lacks_is_refused()
    {
        var problem = Assert.Throws<InvalidOperationException>(() => ModelTrimmer.Trim("m", """{"metadata":{},"operations":{},"shapes":{}}""", ["A"]));

        Assert.Contains("'A'", problem.Message, StringComparison.Ordinal);
    }
}
