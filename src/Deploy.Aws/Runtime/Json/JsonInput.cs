using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Documents;

namespace Deploy.Aws.Runtime.Json;

/// <summary>
/// Writes members of a JSON request. Null is left out; an empty list or map is written as <c>[]</c> or <c>{}</c>,
/// because services tell the two apart (UpdateService keeps what is left out and removes what is empty).
/// </summary>
internal static class JsonInput
{
    public static void Member<T>(this Utf8JsonWriter json, string name, T? value, Action<Utf8JsonWriter, T> write)
        where T : class
    {
        if (value is null)
            return;
        json.WritePropertyName(name);
        write(json, value);
    }

    public static void Member<T>(this Utf8JsonWriter json, string name, T? value, Action<Utf8JsonWriter, T> write)
        where T : struct
    {
        if (value is null)
            return;
        json.WritePropertyName(name);
        write(json, value.Value);
    }

    public static void List<T>(this Utf8JsonWriter json, string name, List<T>? values, Action<Utf8JsonWriter, T> write)
    {
        if (values is null)
            return;
        json.WritePropertyName(name);
        List(json, values, write);
    }

    public static void Map<T>(this Utf8JsonWriter json, string name, Dictionary<string, T>? values, Action<Utf8JsonWriter, T> write)
    {
        if (values is null)
            return;
        json.WritePropertyName(name);
        Map(json, values, write);
    }

    public static void DocumentMember(this Utf8JsonWriter json, string name, Document value)
    {
        if (value.IsNull())
            return;
        json.WritePropertyName(name);
        JsonDocuments.Write(json, value);
    }

    public static void List<T>(Utf8JsonWriter json, List<T> values, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray();
        foreach (var value in values)
            Element(json, value, write);
        json.WriteEndArray();
    }

    public static void Map<T>(Utf8JsonWriter json, Dictionary<string, T> values, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartObject();
        foreach (var (key, value) in values)
        {
            json.WritePropertyName(key);
            Element(json, value, write);
        }

        json.WriteEndObject();
    }

    public static void Structure<T>(Utf8JsonWriter json, T value)
        where T : IJsonInput
    {
        json.WriteStartObject();
        value.Write(json);
        json.WriteEndObject();
    }

    public static void String(Utf8JsonWriter json, string value) => json.WriteStringValue(value);

    public static void Constant(Utf8JsonWriter json, ConstantClass value) => json.WriteStringValue(value.Value);

    public static void Int(Utf8JsonWriter json, int value) => json.WriteNumberValue(value);

    public static void Long(Utf8JsonWriter json, long value) => json.WriteNumberValue(value);

    public static void Double(Utf8JsonWriter json, double value) => json.WriteNumberValue(value);

    public static void Bool(Utf8JsonWriter json, bool value) => json.WriteBooleanValue(value);

    public static void Blob(Utf8JsonWriter json, MemoryStream value) => json.WriteBase64StringValue(value.ToArray());

    public static void EpochSeconds(Utf8JsonWriter json, DateTime value) => json.WriteNumberValue(Timestamps.ToEpochSeconds(value));

    public static void EpochMilliseconds(Utf8JsonWriter json, DateTime value) => json.WriteNumberValue(Timestamps.ToEpochMilliseconds(value));

    public static void Iso8601(Utf8JsonWriter json, DateTime value) => json.WriteStringValue(Timestamps.ToIso8601(value));

    private static void Element<T>(Utf8JsonWriter json, T value, Action<Utf8JsonWriter, T> write)
    {
        if (value is null)
            json.WriteNullValue();
        else
            write(json, value);
    }
}
