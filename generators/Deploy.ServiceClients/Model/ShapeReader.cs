using System.Text.Json;

namespace Deploy.ServiceClients.Model;

/// <summary>Reads one shape of a model.</summary>
internal static class ShapeReader
{
    public static Shape Read(string name, JsonElement json)
    {
        var shape = new Shape(name, Kind(name, json))
        {
            IsException = json.Flag("exception"),
            IsDocument = json.Flag("document"),
            IsSensitive = json.Flag("sensitive"),
            Min = Number(json, "min"),
            Max = Number(json, "max"),
            TimestampFormat = json.Text("timestampFormat"),
            ErrorCode = (json.TryGetProperty("error", out var error) ? error.Text("code") : null) ?? name,
        };
        if (json.TryGetProperty("enum", out var values))
            shape = shape with { Enum = [.. values.EnumerateArray().Select(v => v.GetString()!)] };
        return shape.Kind switch
        {
            ShapeKind.Structure => shape with { Members = Members(json) },
            ShapeKind.List => shape with
            {
                Item = json.GetProperty("member").GetProperty("shape").GetString()!,
                ItemName = json.GetProperty("member").Text("locationName") ?? "member",
            },
            ShapeKind.Map => shape with { Value = json.GetProperty("value").GetProperty("shape").GetString()! },
            _ => shape,
        };
    }

    private static List<Member> Members(JsonElement json)
    {
        HashSet<string> required = json.TryGetProperty("required", out var names)
            ? [.. names.EnumerateArray().Select(n => n.GetString()!)]
            : [];
        return [.. json.GetProperty("members").EnumerateObject().Select(m => new Member(m.Name, m.Value.GetProperty("shape").GetString()!)
        {
            WireName = m.Value.Text("locationName") ?? m.Name,
            Location = m.Value.Text("location"),
            IsRequired = required.Contains(m.Name),
            IsIdempotencyToken = m.Value.Flag("idempotencyToken"),
            IsDeprecated = m.Value.Flag("deprecated"),
            TimestampFormat = m.Value.Text("timestampFormat"),
        })];
    }

    private static ShapeKind Kind(string name, JsonElement json) => json.Text("type") switch
    {
        "structure" => ShapeKind.Structure,
        "list" => ShapeKind.List,
        "map" => ShapeKind.Map,
        "string" or "character" => ShapeKind.String,
        "integer" => ShapeKind.Integer,
        "long" => ShapeKind.Long,
        "double" or "float" => ShapeKind.Double,
        "boolean" => ShapeKind.Boolean,
        "timestamp" => ShapeKind.Timestamp,
        "blob" => ShapeKind.Blob,
        var type => throw new GenerationException($"shape {name} has the unknown type {type}."),
    };

    // Some models write limits as 1.0.
    private static long? Number(JsonElement json, string name)
        => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? (long)value.GetDouble() : null;
}
