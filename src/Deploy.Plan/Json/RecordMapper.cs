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
            if (value is not null && hide is not null && RecordProperties.IsSensitive(property, record)) value = hide(JsonText.Write(value));
            if (!IsNothing(value) || !RecordProperties.IsNothingByDefault(property)) map.Add(property.Name, value);
        }

        return map;
    }

    private static bool IsNothing(object? value) => value is null or JsonList { Count: 0 };

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
        IEnumerable items => ToJsonList(items, hide),
        _ => ToJson(value, hide),
    };

    private static JsonList ToJsonList(IEnumerable items, Func<string, string>? hide)
    {
        var list = new JsonList();
        foreach (var item in items) list.Add(ToJsonValue(item, hide));
        return list;
    }

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
            string text when type.IsEnum && Enum.IsDefined(type, text) => Enum.Parse(type, text),
            JsonList list when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableList<>) => FromJsonList(type, list, path),
            JsonMap map when RecordProperties.IsRecord(type) => FromJson(type, map, path),
            _ => throw new FormatException($"'{path}' holds {(isHidden ? "a value" : JsonText.Write(value))}, which is not a {type.Name}."),
        };
    }

    private static object FromJsonList(Type type, JsonList list, string path)
    {
        var elementType = type.GetGenericArguments()[0];
        var array = Array.CreateInstance(elementType, list.Count);
        for (var i = 0; i < list.Count; i++)
            array.SetValue(FromJsonValue(elementType, list[i], $"{path}[{i.ToString(CultureInfo.InvariantCulture)}]"), i);
        return Activator.CreateInstance(type, BindingFlags.Instance | BindingFlags.NonPublic, null, [array], CultureInfo.InvariantCulture)!;
    }
}
