using System.Text.Json;
using Amazon.Runtime.Documents;

namespace Deploy.Aws.Runtime.Json;

/// <summary>Free-form JSON members (the models' document type).</summary>
public static class JsonDocuments
{
    /// <summary>Writes a value.</summary>
    public static void Write(Utf8JsonWriter json, Document value)
    {
        switch (value.Type)
        {
            case DocumentType.Bool:
                json.WriteBooleanValue(value.AsBool());
                break;
            case DocumentType.Double:
                json.WriteNumberValue(value.AsDouble());
                break;
            case DocumentType.Int:
                json.WriteNumberValue(value.AsInt());
                break;
            case DocumentType.Long:
                json.WriteNumberValue(value.AsLong());
                break;
            case DocumentType.String:
                json.WriteStringValue(value.AsString());
                break;
            case DocumentType.List:
                JsonInput.List(json, value.AsList(), Write);
                break;
            case DocumentType.Dictionary:
                JsonInput.Map(json, value.AsDictionary(), Write);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    /// <summary>Reads a value.</summary>
    public static Document Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => new Document(true),
        JsonValueKind.False => new Document(false),
        JsonValueKind.String => new Document(json.GetString()),
        JsonValueKind.Number => json.TryGetInt32(out var whole) ? new Document(whole)
            : json.TryGetInt64(out var large) ? new Document(large) : new Document(json.GetDouble()),
        JsonValueKind.Array => new Document(json.EnumerateArray().Select(Read).ToList()),
        JsonValueKind.Object => new Document(json.EnumerateObject().ToDictionary(p => p.Name, p => Read(p.Value))),
        _ => default,
    };
}
