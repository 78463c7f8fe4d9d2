using System.Globalization;
using System.Reflection;
using Deploy.Plan.Values;

namespace Deploy.Plan.Json;

/// <summary>
/// Maps records to JSON and back by their public properties, so that a new spec needs no serialisation code.
/// Nulls and empty lists are left out where a new record has them too; enums are written by name, addresses as <c>kind/name</c>.
/// </summary>
public static class RecordMapper
{
    /// <summary>The JSON of a record: every readable and settable property that holds something, or nothing where a new record holds something.</summary>
    public static JsonMap ToJson(object record) => new RecordWriter().Write(record);

    /// <summary>The JSON of a record for who shows it: what is <see cref="SensitiveAttribute">sensitive</see> is not in it.</summary>
    /// <param name="record">The record.</param>
    /// <param name="hide">What stands in the place of a sensitive value, given its canonical JSON.</param>
    public static JsonMap ToJson(object record, Func<string, string>? hide) => new RecordWriter { Hide = hide }.Write(record);

    /// <summary>A record of the given type from its JSON. Properties that the JSON does not name keep their defaults.</summary>
    /// <exception cref="FormatException">A property is unknown or holds a value of another type; the message names its path.</exception>
    public static object FromJson(Type type, JsonMap map, string path = "")
    {
        var record = RecordProperties.Create(type);
        var properties = RecordProperties.Of(type).ToDictionary(property => property.Name, StringComparer.Ordinal);
        foreach (var pair in map)
        {
            var propertyPath = JsonPlaces.Member(path, pair.Key);
            if (!properties.TryGetValue(pair.Key, out var property))
                throw new FormatException($"'{propertyPath}' is not a property of {type.Name}.");
            property.SetValue(record, FromJsonValue(property.PropertyType, pair.Value, propertyPath, RecordProperties.MayBeSensitive(property)));
        }

        return record;
    }

    private static EquatableMap FromJsonMap(JsonMap map, string path, bool isHidden) => new(map.Select(entry =>
        new KeyValuePair<string, string>(
            entry.Key,
            entry.Value as string ?? throw new FormatException($"'{path}.{entry.Key}' holds {(isHidden ? "a value" : JsonText.Write(entry.Value))}, which is not a String."))));

    private static object? FromJsonValue(Type type, object? value, string path, bool isHidden = false)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return value switch
        {
            null => null,
            string text when type == typeof(string) => text,
            bool flag when type == typeof(bool) => flag,
            long number when type == typeof(int) && number is >= int.MinValue and <= int.MaxValue => (int)number,
            long number when type == typeof(long) => number,
            long or double when type == typeof(double) => Convert.ToDouble(value, CultureInfo.InvariantCulture),
            string text when type == typeof(ResourceAddress) => ResourceAddress.Parse(text),
            string text when typeof(IOpenEnum).IsAssignableFrom(type) => Activator.CreateInstance(type, text),
            string or JsonMap when type == typeof(Reference) => ReferenceJson.Read(value, path),
            JsonMap map when type == typeof(EquatableMap) => FromJsonMap(map, path, isHidden),
            string text when type.IsEnum && Enum.IsDefined(type, text) => Enum.Parse(type, text),
            JsonList list when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableList<>) => FromJsonList(type, list, path),
            JsonMap map when RecordProperties.IsRecord(type) => FromJson(type, map, path),
            _ => throw new FormatException($"'{path}' holds {(isHidden ? "a value" : JsonText.Write(value))}, which is not a {type.Name}."),
        };
    }

    private static object FromJsonList(Type type, JsonList list, string path)
    {
        var elementType = type.GetGenericArguments()[0];
        return ListOf(elementType, [.. list.Select((item, index) => FromJsonValue(elementType, item, JsonPlaces.Element(path, index)))]);
    }

    /// <summary>An <see cref="EquatableList{T}"/> of elements whose type is known at run time only.</summary>
    internal static object ListOf(Type elementType, IReadOnlyList<object?> items)
    {
        var array = Array.CreateInstance(elementType, items.Count);
        for (var i = 0; i < items.Count; i++) array.SetValue(items[i], i);
        return Activator.CreateInstance(
            typeof(EquatableList<>).MakeGenericType(elementType), BindingFlags.Instance | BindingFlags.NonPublic, null, [array], CultureInfo.InvariantCulture)!;
    }
}
