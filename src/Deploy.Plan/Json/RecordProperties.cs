using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Serialization;

namespace Deploy.Plan.Json;

/// <summary>The properties of a record that are part of its JSON: those that can be read and initialised.</summary>
internal static class RecordProperties
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Known = new();

    public static PropertyInfo[] Of(Type type) => Known.GetOrAdd(type, static t =>
        t.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.CanRead && property.SetMethod is { IsPublic: true })
            .OrderBy(property => property.Name, StringComparer.Ordinal)
            .ToArray());

    public static bool IsRecord(Type type) => type.IsClass && type.GetMethod("<Clone>$") is not null;

    /// <summary>A new record with its declared defaults; positional records get theirs set afterwards, property by property.</summary>
    public static object Create(Type type) =>
        type.GetConstructor(Type.EmptyTypes) is { } constructor
            ? constructor.Invoke([])
            : FormatterServices.GetUninitializedObject(type);
}
