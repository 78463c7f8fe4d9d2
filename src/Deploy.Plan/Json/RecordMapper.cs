using System.Collections;
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
    public static JsonMap ToJson(object record) => ToJson(record, hide: null);

    /// <summary>The JSON of a record for who shows it: what is <see cref="SensitiveAttribute">sensitive</see> is not in it.</summary>
    /// <param name="record">The record.</param>
    /// <param name="hide">What stands in the place of a sensitive value, given its canonical JSON.</param>
    public static JsonMap ToJson(object record, Func<string, string>? hide)
    {
        var map = new JsonMap();
        foreach (var property in RecordProperties.Of(record.GetType()))
        {
            var value = ToJsonValue(property.GetValue(record), hide);
            if (hide is not null) value = Hide(value, property, record, hide);
            if (!IsLeftOut(property, value)) map.Add(property.Name, value);
        }

        return map;
    }

    /// <summary>The value as it may be shown: of a map, entry by entry.</summary>
    private static object? Hide(object? value, PropertyInfo property, object record, Func<string, string> hide)
    {
        if (value is null || !RecordProperties.MayBeSensitive(property)) return value;
        if (property.PropertyType != typeof(EquatableMap)) return RecordProperties.IsSensitive(property, record) ? hide(JsonText.Write(value)) : value;
        var map = new JsonMap();
        foreach (var entry in (JsonMap)value)
            map.Add(entry.Key, RecordProperties.IsShownFor(property, entry.Key) ? entry.Value : hide(JsonText.Write(entry.Value)));
        return map;
    }

    /// <summary>Of a shape, null is what is not said, and an empty list says something.</summary>
    private static bool IsLeftOut(PropertyInfo property, object? value) => RecordProperties.IsOfShape(property)
        ? value is null
        : value is null or JsonList { Count: 0 } && RecordProperties.IsNothingByDefault(property);

    /// <summary>A record of the given type from its JSON. Properties that the JSON does not name keep their defaults.</summary>
    /// <exception cref="FormatException">A property is unknown or holds a value of another type; the message names its path.</exception>
    public static object FromJson(Type type, JsonMap map, string path = "")
    {
        var record = RecordProperties.Create(type);
        var properties = RecordProperties.Of(type).ToDictionary(property => property.Name, StringComparer.Ordinal);
        foreach (var pair in map)
        {
            var propertyPath = path.Length == 0 ? pair.Key : $"{path}.{pair.Key}";
            if (!properties.TryGetValue(pair.Key, out var property))
                throw new FormatException($"'{propertyPath}' is not a property of {type.Name}.");
            property.SetValue(record, FromJsonValue(property.PropertyType, pair.Value, propertyPath, RecordProperties.MayBeSensitive(property)));
        }

        return record;
    }

    private static object? ToJsonValue(object? value, Func<string, string>? hide) => value switch
    {
        null or string or bool or long or double => value,
        int number => (long)number,
        Enum name => name.ToString(),
        ResourceAddress address => address.ToString(),
        IOpenEnum named => named.Text,
        Reference reference => ReferenceJson.Write(reference),
        EquatableMap entries => ToJsonMap(entries),
        IEnumerable items => ToJsonList(items, hide),
        _ => ToJson(value, hide),
    };

    private static JsonList ToJsonList(IEnumerable items, Func<string, string>? hide)
    {
        var list = new JsonList();
        foreach (var item in items) list.Add(ToJsonValue(item, hide));
        return list;
    }

    private static JsonMap ToJsonMap(EquatableMap entries)
    {
        var map = new JsonMap();
        foreach (var entry in entries) map.Add(entry.Key, entry.Value);
        return map;
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
        return ListOf(elementType, [.. list.Select((item, index) => FromJsonValue(elementType, item, $"{path}[{index.ToString(CultureInfo.InvariantCulture)}]"))]);
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
