using System.Collections;
using System.Reflection;
using Deploy.Plan.Values;

namespace Deploy.Plan.Json;

/// <summary>Writes records as JSON; see <see cref="RecordMapper"/>.</summary>
internal sealed class RecordWriter
{
    /// <summary>What stands in the place of a sensitive value, given its canonical JSON; null: nothing is hidden.</summary>
    public Func<string, string>? Hide { get; init; }

    /// <summary>Whether members of shapes have AWS's own names, as in AWS's JSON.</summary>
    public bool UsesWireNames { get; init; }

    public JsonMap Write(object record)
    {
        var map = new JsonMap();
        foreach (var property in RecordProperties.Of(record.GetType()))
        {
            var value = Shown(ValueOf(property.GetValue(record)), property, record);
            if (!IsLeftOut(property, value)) map.Add(NameOf(property), value);
        }

        return map;
    }

    /// <summary>The JSON of one property, as <see cref="Write"/> has it; null: it is left out.</summary>
    public object? WriteMember(object record, PropertyInfo property)
    {
        var value = Shown(ValueOf(property.GetValue(record)), property, record);
        return IsLeftOut(property, value) ? null : value;
    }

    private string NameOf(PropertyInfo property) => UsesWireNames ? RecordProperties.WireNameOf(property) ?? property.Name : property.Name;

    /// <summary>The value as it may be shown: of a map, entry by entry.</summary>
    private object? Shown(object? value, PropertyInfo property, object record)
    {
        if (value is null || Hide is null || !RecordProperties.MayBeSensitive(property)) return value;
        if (property.PropertyType != typeof(EquatableMap)) return RecordProperties.IsSensitive(property, record) ? Hide(JsonText.Write(value)) : value;
        var map = new JsonMap();
        foreach (var entry in (JsonMap)value)
            map.Add(entry.Key, RecordProperties.IsShownFor(property, entry.Key) ? entry.Value : Hide(JsonText.Write(entry.Value)));
        return map;
    }

    /// <summary>Of a shape, null is what is not said, and an empty list says something.</summary>
    private static bool IsLeftOut(PropertyInfo property, object? value) => value switch
    {
        null => IsOfShape(property) || RecordProperties.IsNothingByDefault(property),
        JsonList { Count: 0 } => !IsOfShape(property) && RecordProperties.IsNothingByDefault(property),
        _ => false,
    };

    private static bool IsOfShape(PropertyInfo property) => RecordProperties.WireNameOf(property) is not null;

    private object? ValueOf(object? value) => value switch
    {
        null or string or bool or long or double => value,
        int number => (long)number,
        Enum name => name.ToString(),
        ResourceAddress address => address.ToString(),
        IOpenEnum named => named.Text,
        Reference reference => ReferenceJson.Write(reference),
        EquatableMap entries => MapOf(entries),
        IEnumerable items => ListOf(items),
        _ => Write(value),
    };

    private static JsonMap MapOf(EquatableMap entries)
    {
        var map = new JsonMap();
        foreach (var entry in entries) map.Add(entry.Key, entry.Value);
        return map;
    }

    private JsonList ListOf(IEnumerable items)
    {
        var list = new JsonList();
        foreach (var item in items) list.Add(ValueOf(item));
        return list;
    }
}
