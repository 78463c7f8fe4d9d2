using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Deploy.ServiceClients.Model;

/// <summary>
/// The form in which models are checked in: whole but for the documentation, in the model's order, one operation or
/// shape a line, so that a newer model reads well in a diff.
/// </summary>
public static class ModelFile
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Finds a model as <c>{folder}/{name}.json</c> or, in botocore's data folder, as the newest version; null where neither is there.</summary>
    public static JsonObject? Find(string folder, string name)
    {
        var versions = Path.Combine(folder, name);
        var candidates = Directory.Exists(versions)
            ? Directory.GetFiles(versions, "service-2.json*", SearchOption.AllDirectories).OrderDescending(StringComparer.Ordinal)
            : Enumerable.Empty<string>();
        return candidates.Prepend(versions + ".json").FirstOrDefault(File.Exists) is { } file ? Parse(file) : null;
    }

    /// <summary>The text to check in.</summary>
    public static string Write(JsonObject model)
    {
        var text = new StringBuilder("{");
        var separator = "";
        foreach (var (name, value) in model.Where(p => !IsDocumentation(p)))
        {
            text.Append(separator).Append(Name(name));
            if (name is "operations" or "shapes")
                text.Append("{\n").AppendJoin(",\n", value!.AsObject().Select(e => Name(e.Key) + Line(e.Value!))).Append("\n}");
            else
                text.Append(Line(value!));
            separator = ",\n";
        }

        return text.Append("}\n").ToString();
    }

    private static JsonObject Parse(string file)
    {
        using Stream stream = file.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(File.OpenRead(file), CompressionMode.Decompress)
            : File.OpenRead(file);
        return JsonNode.Parse(stream)!.AsObject();
    }

    private static string Name(string name) => JsonValue.Create(name).ToJsonString(Plain) + ":";

    private static string Line(JsonNode node) => Clean(node).ToJsonString(Plain);

    private static JsonNode Clean(JsonNode node) => node switch
    {
        JsonObject json => new JsonObject(json.Where(p => !IsDocumentation(p)).Select(p => KeyValuePair.Create(p.Key, (JsonNode?)Clean(p.Value!)))),
        JsonArray list => new JsonArray([.. list.Select(item => Clean(item!))]),
        _ => node.DeepClone(),
    };

    // A member of that name is an object.
    private static bool IsDocumentation(KeyValuePair<string, JsonNode?> property) => property is { Key: "documentation", Value: JsonValue };
}
