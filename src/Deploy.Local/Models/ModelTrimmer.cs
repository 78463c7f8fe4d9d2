using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Deploy.Local.Models;

/// <summary>
/// Maintainers' tool: cuts an official model down to the operations that Local implements and drops all prose,
/// one operation or shape a line so that a change of model reads well in a diff.
/// </summary>
public static class ModelTrimmer
{
    private static readonly string[] Dropped =
        ["documentation", "deprecatedMessage", "deprecatedSince", "deprecated", "documentationUrl", "examples", "contextParam", "endpoint", "endpointdiscovery", "auth", "authtype", "staticContextParams", "operationContextParams", "httpChecksum", "requestcompression"];

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="InvalidOperationException">The model lacks one of the operations.</exception>
    public static string Trim(string name, string whole, IEnumerable<string> operations)
    {
        var model = (JsonObject)JsonNode.Parse(whole)!;
        var all = (JsonObject)model["operations"]!;
        var shapes = (JsonObject)model["shapes"]!;
        var kept = new SortedDictionary<string, JsonNode>(StringComparer.Ordinal);
        var reached = new SortedDictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var operation in operations)
        {
            var node = all[operation] ?? throw new InvalidOperationException($"The model of '{name}' has no operation '{operation}'.");
            kept[operation] = Clean(node);
            Reach(node, shapes, reached);
        }

        var text = new StringBuilder();
        text.Append("{\"metadata\":").Append(Clean(model["metadata"]!).ToJsonString(Plain)).Append(",\n");
        Section(text, "operations", kept).Append(",\n");
        Section(text, "shapes", reached).Append("\n}\n");
        return text.ToString();
    }

    private static StringBuilder Section(StringBuilder text, string name, SortedDictionary<string, JsonNode> entries)
    {
        text.Append('"').Append(name).Append("\":{\n");
        text.AppendJoin(",\n", entries.Select(e => $"\"{e.Key}\":{e.Value.ToJsonString(Plain)}"));
        return text.Append("\n}");
    }

    private static void Reach(JsonNode? node, JsonObject shapes, SortedDictionary<string, JsonNode> reached)
    {
        if (node is JsonArray array)
            foreach (var item in array)
                Reach(item, shapes, reached);
        if (node is not JsonObject json)
            return;
        foreach (var (key, value) in json)
        {
            if (key == "shape" && value is JsonValue && (string)value! is var name)
            {
                if (reached.ContainsKey(name))
                    continue;
                reached[name] = Clean(shapes[name]!);
                Reach(shapes[name], shapes, reached);
            }
            else
            {
                Reach(value, shapes, reached);
            }
        }
    }

    private static JsonNode Clean(JsonNode node) => node switch
    {
        JsonObject json => new JsonObject(json
            .Where(p => !Dropped.Contains(p.Key) || p.Value is JsonObject && p.Key != "endpoint" && ((JsonObject)p.Value).ContainsKey("shape"))
            .Select(p => KeyValuePair.Create(p.Key, p.Value is null ? null : Clean(p.Value)))),
        JsonArray array => new JsonArray([.. array.Select(item => item is null ? null : Clean(item))]),
        _ => node.DeepClone(),
    };
}
