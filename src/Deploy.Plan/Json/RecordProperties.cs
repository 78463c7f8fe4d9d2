using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Serialization;
using Deploy.Plan.Values;

namespace Deploy.Plan.Json;

/// <summary>The properties of a record that are part of its JSON: those that can be read and initialised.</summary>
internal static class RecordProperties
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Known = new();
    private static readonly ConcurrentDictionary<PropertyInfo, bool> NothingByDefault = new();
    private static readonly ConcurrentDictionary<PropertyInfo, string?> WireNames = new();
    private static readonly ConcurrentDictionary<Type, MethodInfo?> Clones = new();
    private static readonly ConcurrentDictionary<PropertyInfo, SensitiveAttribute?> Sensitive = new();

    public static PropertyInfo[] Of(Type type) => Known.GetOrAdd(type, static t =>
        t.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.CanRead && property.SetMethod is { IsPublic: true } && !property.IsDefined(typeof(ViewOfAttribute)))
            .OrderBy(property => property.Name, StringComparer.Ordinal)
            .ToArray());

    /// <summary>
    /// Whether reading JSON without the property gives null, or an empty list. A list of a positional record is null until it is read.
    /// </summary>
    public static bool IsNothingByDefault(PropertyInfo property) => NothingByDefault.GetOrAdd(property, static p =>
        p.GetValue(Create(p.ReflectedType!)) switch
        {
            null => !typeof(IEnumerable).IsAssignableFrom(p.PropertyType) || p.PropertyType == typeof(string),
            string => false,
            IEnumerable list => !list.Cast<object>().Any(),
            _ => false,
        });

    /// <summary>AWS's name of a member of one of its shapes; null: it is no such member.</summary>
    public static string? WireNameOf(PropertyInfo property) => WireNames.GetOrAdd(property, static p => p.GetCustomAttribute<DataMemberAttribute>()?.Name);

    /// <summary>Whether no value of the property may be shown without a look at its record.</summary>
    public static bool MayBeSensitive(PropertyInfo property) => Mark(property) is not null;

    /// <summary>Whether the property's value in this record may not be shown.</summary>
    public static bool IsSensitive(PropertyInfo property, object record)
    {
        if (Mark(property) is not { } mark) return false;
        var name = mark.ShownFor.Count == 0 ? null : property.ReflectedType!.GetProperty("Name")?.GetValue(record) as string;
        return name is null || !IsShownFor(property, name);
    }

    /// <summary>Whether a sensitive value is harmless with a name.</summary>
    public static bool IsShownFor(PropertyInfo property, string name) =>
        Mark(property) is { } mark && mark.ShownFor.Any(start => name.StartsWith(start, StringComparison.Ordinal));

    private static MethodInfo? CloneOf(Type type) => Clones.GetOrAdd(type, static t => t.IsClass ? t.GetMethod("<Clone>$") : null);

    private static SensitiveAttribute? Mark(PropertyInfo property) => Sensitive.GetOrAdd(property, static p => p.GetCustomAttribute<SensitiveAttribute>());

    public static bool IsRecord(Type type) => CloneOf(type) is not null;

    /// <summary>A copy of a record with another value of a property.</summary>
    public static object With(object record, PropertyInfo property, object? value)
    {
        var copy = CloneOf(record.GetType())!.Invoke(record, null)!;
        property.SetValue(copy, value);
        return copy;
    }

    /// <summary>A new record with its declared defaults; positional records get theirs set afterwards, property by property.</summary>
    public static object Create(Type type) =>
        type.GetConstructor(Type.EmptyTypes) is { } constructor
            ? constructor.Invoke([])
            : FormatterServices.GetUninitializedObject(type);
}
