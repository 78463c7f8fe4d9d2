using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Deploy.Local.Json;
using Deploy.Local.Models;
using Deploy.Local.Services;

namespace Deploy.Local.Protocols;

/// <summary>JSON documents both ways: wire names to member names, nulls left out, timestamps to seconds.</summary>
internal static class JsonBody
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonNode Parse(byte[] body)
    {
        if (body.Length == 0)
            return new JsonObject();
        try
        {
            return StrictJson.Parse(body) ?? new JsonObject();
        }
        catch (JsonException problem)
        {
            throw new LocalServiceException("SerializationException", $"The request body is not valid JSON: {problem.Message}");
        }
    }

    public static byte[] Write(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString(Plain));

    /// <summary>Keeps what it does not know or what has a wrong type: validation names it.</summary>
    public static JsonNode? FromWire(JsonNode? node, Shape shape, string? timestampFormat = null)
    {
        if (shape.Document)
            return node?.DeepClone();
        switch (node)
        {
            case JsonObject json when shape.Type == "structure":
                var byWireName = shape.Members.Values.ToDictionary(m => m.WireName, StringComparer.Ordinal);
                var result = new JsonObject();
                foreach (var (name, value) in json)
                    if (value is not null)
                        result[byWireName.TryGetValue(name, out var member) ? member.Name : name] =
                            member is null ? value.DeepClone() : FromWire(value, member.Shape, member.TimestampFormat);
                return result;
            case JsonObject json when shape.Type == "map":
                return new JsonObject(json.Where(p => p.Value is not null)
                    .Select(p => KeyValuePair.Create(p.Key, FromWire(p.Value, shape.Value!.Shape))));
            case JsonArray array when shape.Type == "list":
                return new JsonArray([.. array.Select(item => FromWire(item, shape.Member!.Shape))]);
            case JsonValue value when shape.Type == "timestamp" && value.GetValueKind() == JsonValueKind.String:
                return Timestamps.Parse(value.GetValue<string>()) ?? value.DeepClone();
            default:
                return node?.DeepClone();
        }
    }

    public static JsonNode? ToWire(JsonNode? node, Shape shape, string? timestampFormat = null)
    {
        switch (node)
        {
            case JsonObject json when shape.Type == "structure" && !shape.Document:
                return new JsonObject(json
                    .Where(p => p.Value is not null)
                    .Select(p => shape.Members.TryGetValue(p.Key, out var member)
                        ? KeyValuePair.Create(member.WireName, ToWire(p.Value, member.Shape, member.TimestampFormat))
                        : KeyValuePair.Create(p.Key, p.Value?.DeepClone())));
            case JsonObject json when shape.Type == "map":
                return new JsonObject(json.Select(p => KeyValuePair.Create(p.Key, ToWire(p.Value, shape.Value!.Shape))));
            case JsonArray array when shape.Type == "list":
                return new JsonArray([.. array.Select(item => ToWire(item, shape.Member!.Shape))]);
            case JsonValue value when shape.Type == "timestamp" && (timestampFormat ?? shape.TimestampFormat) == "iso8601":
                return Timestamps.ToIso(value.GetValue<double>());
            default:
                return node?.DeepClone();
        }
    }

    public static JsonObject Error(WireError error)
    {
        var body = new JsonObject { ["__type"] = error.Code, ["message"] = error.Message };
        foreach (var (name, value) in error.Details ?? [])
            body[name] = value?.DeepClone();
        return body;
    }
}
