using System.Globalization;
using System.Text.Json;
using Amazon.Runtime.Documents;

namespace Deploy.Aws.Runtime.Json;

/// <summary>Reads members of a JSON reply. A member that is missing or null gives null; members not asked for are ignored.</summary>
internal static class JsonOutput
{
    public static T? Member<T>(this JsonElement json, string name, Func<JsonElement, T> read)
        where T : class
        => TryGet(json, name, out var value) ? read(value) : null;

    public static T? Value<T>(this JsonElement json, string name, Func<JsonElement, T> read)
        where T : struct
        => TryGet(json, name, out var value) ? read(value) : null;

    public static List<T>? List<T>(this JsonElement json, string name, Func<JsonElement, T> read)
        => TryGet(json, name, out var value) ? List(value, read) : null;

    public static Dictionary<string, T>? Map<T>(this JsonElement json, string name, Func<JsonElement, T> read)
        => TryGet(json, name, out var value) ? Map(value, read) : null;

    public static Document DocumentMember(this JsonElement json, string name)
        => TryGet(json, name, out var value) ? JsonDocuments.Read(value) : default;

    public static List<T> List<T>(JsonElement json, Func<JsonElement, T> read)
    {
        var list = new List<T>(json.GetArrayLength());
        foreach (var item in json.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Null)
                list.Add(read(item));
        }

        return list;
    }

    public static Dictionary<string, T> Map<T>(JsonElement json, Func<JsonElement, T> read)
    {
        var map = new Dictionary<string, T>();
        foreach (var property in json.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.Null)
                map[property.Name] = read(property.Value);
        }

        return map;
    }

    public static T Structure<T>(JsonElement json)
        where T : IJsonOutput<T>
        => T.Read(json);

    public static string String(JsonElement json) => json.ValueKind == JsonValueKind.String ? json.GetString()! : json.GetRawText();

    // Some stand-ins for AWS write whole numbers as 1.0 or as text.
    public static int Int(JsonElement json) => checked((int)Long(json));

    public static long Long(JsonElement json)
        => json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out var value) ? value : checked((long)Number(json));

    public static double Double(JsonElement json)
        => json.ValueKind == JsonValueKind.Number ? json.GetDouble() : double.Parse(json.GetString()!, CultureInfo.InvariantCulture);

    public static bool Bool(JsonElement json)
        => json.ValueKind == JsonValueKind.String ? bool.Parse(json.GetString()!) : json.GetBoolean();

    public static MemoryStream Blob(JsonElement json) => new(json.GetBytesFromBase64());

    public static DateTime Timestamp(JsonElement json)
        => json.ValueKind == JsonValueKind.String ? Timestamps.Parse(json.GetString()!) : Timestamps.FromEpochSeconds(Number(json));

    public static DateTime EpochMilliseconds(JsonElement json) => Timestamps.FromEpochMilliseconds(Long(json));

    private static decimal Number(JsonElement json)
        => json.ValueKind == JsonValueKind.String
            ? decimal.Parse(json.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture)
            : json.GetDecimal();

    private static bool TryGet(JsonElement json, string name, out JsonElement value)
    {
        value = default;
        return json.ValueKind == JsonValueKind.Object
            && json.TryGetProperty(name, out value)
            && value.ValueKind != JsonValueKind.Null;
    }
}
