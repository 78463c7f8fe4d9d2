using System.Text.Json;
using System.Text.Json.Nodes;

namespace Deploy.Local.Services;

/// <summary>Short reads of decoded requests: absent gives null or empty, never an exception.</summary>
public static class JsonAccess
{
    public static string? Text(this JsonObject json, string name) =>
        json[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    /// <summary>A member that validation has already found present.</summary>
    public static string RequiredText(this JsonObject json, string name) =>
        json.Text(name) ?? throw new InvalidOperationException($"'{name}' is absent although the model requires it.");

    public static double? Number(this JsonObject json, string name) =>
        json[name] is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? AsDouble(value) : null;

    public static int? Whole(this JsonObject json, string name) => (int?)json.Number(name);

    public static bool? Flag(this JsonObject json, string name) => json[name]?.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    public static JsonObject? Object(this JsonObject json, string name) => json[name] as JsonObject;

    public static JsonArray? Array(this JsonObject json, string name) => json[name] as JsonArray;

    public static IEnumerable<JsonObject> Objects(this JsonObject json, string name) =>
        json[name] is JsonArray array ? array.OfType<JsonObject>() : [];

    public static IReadOnlyList<string> Texts(this JsonObject json, string name) =>
        json[name] is JsonArray array ? [.. array.Select(item => item!.GetValue<string>())] : [];

    public static JsonArray ToJsonArray(this IEnumerable<JsonNode?> nodes) => new([.. nodes]);

    public static JsonArray ToJsonArray(this IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    /// <summary>A deep copy: a node can hang in one document only.</summary>
    public static T Copy<T>(this T node) where T : JsonNode => (T)node.DeepClone();

    /// <summary>Sets the member unless the value is null.</summary>
    public static JsonObject With(this JsonObject json, string name, JsonNode? value)
    {
        if (value is not null)
            json[name] = value;
        return json;
    }

    private static double AsDouble(JsonValue value) =>
        value.TryGetValue<double>(out var number) ? number
        : value.TryGetValue<long>(out var whole) ? whole
        : value.TryGetValue<int>(out var small) ? small
        : (double)value.GetValue<decimal>();
}
