using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Runtime.Documents;

namespace Deploy.Aws.Tests.Models;

/// <summary>Compares trees and converts free-form documents.</summary>
internal static class Json
{
    /// <summary>A tree as sorted lines <c>a.b[0] = "x"</c>, so that a failing comparison names the member.</summary>
    public static List<string> Lines(JsonNode? tree)
    {
        var lines = new List<string>();
        Collect(tree, "", lines);
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    public static Document ToDocument(JsonNode? node) => node switch
    {
        null => default,
        JsonObject map => new Document(map.ToDictionary(p => p.Key, p => ToDocument(p.Value))),
        JsonArray list => new Document(list.Select(ToDocument).ToList()),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.String => new Document((string)node!),
            JsonValueKind.True or JsonValueKind.False => new Document((bool)node),
            _ => node.ToString().Contains('.') ? new Document((double)node) : new Document((long)node),
        },
    };

    public static JsonNode? FromDocument(Document document) => document.Type switch
    {
        DocumentType.Dictionary => new JsonObject(document.AsDictionary().Select(p => KeyValuePair.Create(p.Key, FromDocument(p.Value)))),
        DocumentType.List => new JsonArray([.. document.AsList().Select(FromDocument)]),
        DocumentType.String => document.AsString(),
        DocumentType.Bool => document.AsBool(),
        DocumentType.Double => document.AsDouble(),
        DocumentType.Int => document.AsInt(),
        DocumentType.Long => document.AsLong(),
        _ => null,
    };

    private static void Collect(JsonNode? node, string path, List<string> lines)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } map:
                foreach (var (key, value) in map)
                    Collect(value, $"{path}.{key}", lines);
                break;
            case JsonArray { Count: > 0 } list:
                for (var i = 0; i < list.Count; i++)
                    Collect(list[i], $"{path}[{i}]", lines);
                break;
            default:
                lines.Add($"{path} = {Scalar(node)}");
                break;
        }
    }

    private static string Scalar(JsonNode? node) => node switch
    {
        null => "null",
        JsonValue value when value.GetValueKind() == JsonValueKind.Number
            => decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture).ToString("0.#########", CultureInfo.InvariantCulture),
        _ => node.ToJsonString(),
    };
}
