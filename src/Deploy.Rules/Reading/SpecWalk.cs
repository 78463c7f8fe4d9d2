using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Rules.Reading;

/// <summary>
/// The strings and references in a resource, wherever they are, by path. List elements are named by their key, plain strings by
/// their index, as paths in findings and source maps are.
/// </summary>
internal static class SpecWalk
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();
    private static readonly ConcurrentDictionary<Type, PropertyInfo?> KeyProperties = new();
    private static readonly string[] Keys = ["Key", "Name", "Sid", "RulePriority"];

    // Several rules walk the same immutable resource.
    private static readonly ConditionalWeakTable<ResourceSpec, SpecValue<string>[]> KnownStrings = new();

    /// <summary>Every string of a resource.</summary>
    public static IReadOnlyList<SpecValue<string>> Strings(ResourceSpec resource) =>
        KnownStrings.GetValue(resource, static known => [.. Walk<string>(known, "")]);

    /// <summary>Every reference to another resource.</summary>
    public static IEnumerable<SpecValue<ResourceAddress>> References(ResourceSpec resource) =>
        Walk<ResourceAddress>(resource, "").Where(found => found.Path is not nameof(resource.Address) and not nameof(resource.MovedFrom));

    private static IEnumerable<SpecValue<T>> Walk<T>(object record, string path) =>
        from property in PropertiesOf(record.GetType())
        let value = property.GetValue(record)
        where value is not null
        from found in WalkValue<T>(value, path.Length == 0 ? property.Name : $"{path}.{property.Name}")
        select found;

    private static IEnumerable<SpecValue<T>> WalkValue<T>(object value, string path) => value switch
    {
        T wanted => [new SpecValue<T>(path, wanted)],
        string or ResourceAddress => [],
        IEnumerable list => list.Cast<object>().SelectMany((item, index) => WalkValue<T>(item, $"{path}[{KeyOf(item, index)}]")),
        _ when IsRecord(value.GetType()) => Walk<T>(value, path),
        _ => [],
    };

    private static string KeyOf(object item, int index) =>
        Convert.ToString(KeyPropertyOf(item.GetType())?.GetValue(item) ?? index, CultureInfo.InvariantCulture);

    private static PropertyInfo? KeyPropertyOf(Type type) => KeyProperties.GetOrAdd(type, static t => t == typeof(string)
        ? null
        : Keys.Select(t.GetProperty).FirstOrDefault(property => property is not null));

    private static PropertyInfo[] PropertiesOf(Type type) => Properties.GetOrAdd(type, static t => t
        .GetProperties(BindingFlags.Instance | BindingFlags.Public)
        .Where(property => property.SetMethod is { IsPublic: true })
        .ToArray());

    private static bool IsRecord(Type type) => type.IsClass && type.Assembly == typeof(ResourceSpec).Assembly;
}

/// <summary>A value and its path within a resource.</summary>
internal sealed record SpecValue<T>(string Path, T Value)
{
    /// <summary>The name of the property: the last word of the path.</summary>
    public string Property
    {
        get
        {
            var path = Path.EndsWith("]", StringComparison.Ordinal) ? Path.Substring(0, Path.LastIndexOf('[')) : Path;
            return path.Substring(path.LastIndexOf('.') + 1);
        }
    }
}
