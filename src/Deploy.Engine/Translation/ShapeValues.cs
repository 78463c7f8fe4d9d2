using System.Globalization;
using System.Text;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Documents;
using Deploy.Aws.Runtime.Json;
using Deploy.Plan.Values;

namespace Deploy.Engine.Translation;

/// <summary>The values of the plan's shapes as the clients have them, and back. Null is null on both sides.</summary>
internal static class ShapeValues
{
    private const string Iso = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    public static TTo? Map<TFrom, TTo>(TFrom? value, Func<TFrom, TTo> map)
        where TFrom : class
        where TTo : class => value is null ? null : map(value);

    public static T? ToConstant<T, TEnum>(OpenEnum<TEnum>? value, Func<string, T> find)
        where T : ConstantClass
        where TEnum : struct, Enum => value is { } known ? find(known.Text) : null;

    public static OpenEnum<TEnum>? FromConstant<TEnum>(ConstantClass? value)
        where TEnum : struct, Enum => value is null ? null : new OpenEnum<TEnum>(value.Value);

    /// <exception cref="InvalidOperationException">It still names a resource of the plan.</exception>
    public static string? ToText(Reference? reference, string member) => reference switch
    {
        null => null,
        { Literal: { } text } => text,
        { } open => throw new InvalidOperationException($"'{member}' is the {open}, which was not resolved before the call."),
    };

    public static Reference? FromText(string? text) => text is null ? null : Reference.Of(text);

    /// <exception cref="FormatException">The text is no point in time.</exception>
    public static DateTime? ToTime(string? text) => text is null ? null
        : DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);

    public static string? FromTime(DateTime? time) => time?.ToUniversalTime().ToString(Iso, CultureInfo.InvariantCulture);

    public static Document ToDocument(string? json)
    {
        if (json is null) return default;
        using var parsed = JsonDocument.Parse(json);
        return JsonDocuments.Read(parsed.RootElement);
    }

    public static string? FromDocument(Document document)
    {
        if (document.Equals(default(Document))) return null;
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes)) JsonDocuments.Write(json, document);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    public static Dictionary<string, string>? ToDictionary(EquatableMap? map) => map?.ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);

    public static EquatableMap? FromDictionary(Dictionary<string, string>? map) => map is null ? null : new EquatableMap(map);

    public static List<T>? ToList<T>(EquatableList<T>? list) => list is null ? null : [.. list];

    public static List<TTo>? ToList<TFrom, TTo>(EquatableList<TFrom>? list, Func<TFrom, TTo> map) => list is null ? null : [.. list.Select(map)];

    public static EquatableList<T>? FromList<T>(List<T>? list) => list?.ToEquatableList();

    public static EquatableList<TTo>? FromList<TFrom, TTo>(List<TFrom>? list, Func<TFrom, TTo> map) => list?.Select(map).ToEquatableList();
}
