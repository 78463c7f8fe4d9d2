using System.Text.Json.Nodes;

namespace Deploy.Aws.Tests.Models;

/// <summary>A service model, read as plain JSON.</summary>
internal sealed class TestModel(string path)
{
    private readonly JsonNode _root = JsonNode.Parse(File.ReadAllText(path))!;

    public string Protocol => (string)_root["metadata"]!["protocol"]!;

    public string XmlNamespace => (string?)_root["metadata"]!["xmlNamespace"] ?? "";

    public JsonNode Operation(string name) => _root["operations"]![name]!;

    public string? Input(string operation) => (string?)Operation(operation)["input"]?["shape"];

    public string? Output(string operation) => (string?)Operation(operation)["output"]?["shape"];

    public JsonNode Shape(string name) => _root["shapes"]![name]!;

    public string Type(string shape) => (bool?)Shape(shape)["document"] == true ? "document" : (string)Shape(shape)["type"]!;

    public IEnumerable<(string Name, JsonNode Member, string Shape)> Members(string shape)
        => Shape(shape)["members"]!.AsObject().Select(m => (m.Key, m.Value!, (string)m.Value!["shape"]!));

    public string Item(string shape) => (string)Shape(shape)["member"]!["shape"]!;

    public string Value(string shape) => (string)Shape(shape)["value"]!["shape"]!;

    /// <summary>Error shapes with the code that the wire carries, over the given operations.</summary>
    public IEnumerable<(string Shape, string Code)> Errors(IEnumerable<string> operations)
        => operations.SelectMany(o => Operation(o)["errors"]?.AsArray().Select(e => (string)e!["shape"]!) ?? [])
            .Distinct()
            .Select(s => (s, (string?)Shape(s)["error"]?["code"] ?? s));
}
