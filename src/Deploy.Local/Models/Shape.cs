using System.Text.Json.Nodes;

namespace Deploy.Local.Models;

/// <summary>One shape of a service model: a structure, list, map or scalar with its constraints.</summary>
public sealed class Shape
{
    internal Shape(string name, JsonObject json, ServiceModel model)
    {
        Name = name;
        Type = (string)json["type"]!;
        Required = ModelJson.Strings(json["required"]).ToHashSet(StringComparer.Ordinal);
        Enum = ModelJson.Strings(json["enum"]).ToArray();
        Min = ModelJson.Number(json["min"]);
        Max = ModelJson.Number(json["max"]);
        Pattern = (string?)json["pattern"];
        Sensitive = ModelJson.Flag(json["sensitive"]);
        Flattened = ModelJson.Flag(json["flattened"]);
        Union = ModelJson.Flag(json["union"]);
        Document = ModelJson.Flag(json["document"]);
        Payload = (string?)json["payload"];
        TimestampFormat = (string?)json["timestampFormat"];
        ErrorCode = (string?)json["error"]?["code"];
        ErrorStatus = (int?)ModelJson.Number(json["error"]?["httpStatusCode"]);
        Member = json["member"] is JsonObject member ? new Member("member", member, model) : null;
        Key = json["key"] is JsonObject key ? new Member("key", key, model) : null;
        Value = json["value"] is JsonObject value ? new Member("value", value, model) : null;
        Members = json["members"] is JsonObject members
            ? members.ToDictionary(m => m.Key, m => new Member(m.Key, (JsonObject)m.Value!, model), StringComparer.Ordinal)
            : [];
    }

    public string Name { get; }

    /// <summary>structure, list, map, string, integer, long, float, double, boolean, timestamp or blob.</summary>
    public string Type { get; }

    /// <summary>Members of a structure in the model's order.</summary>
    public IReadOnlyDictionary<string, Member> Members { get; }

    public IReadOnlySet<string> Required { get; }

    public IReadOnlyList<string> Enum { get; }

    /// <summary>Lowest value of a number, or lowest length of a string, list or map.</summary>
    public double? Min { get; }

    public double? Max { get; }

    public string? Pattern { get; }

    public bool Sensitive { get; }

    public bool Flattened { get; }

    public bool Union { get; }

    /// <summary>Free-form JSON: nothing in it is checked.</summary>
    public bool Document { get; }

    /// <summary>restJson1: the member that is the whole body.</summary>
    public string? Payload { get; }

    public string? TimestampFormat { get; }

    /// <summary>The code an error has on the wire when that is not the shape's name.</summary>
    public string? ErrorCode { get; }

    public int? ErrorStatus { get; }

    /// <summary>Element of a list.</summary>
    public Member? Member { get; }

    public Member? Key { get; }

    public Member? Value { get; }

    public bool IsNumber => Type is "integer" or "long" or "float" or "double" or "short" or "byte" or "bigdecimal";

    public bool IsWhole => Type is "integer" or "long" or "short" or "byte";
}
