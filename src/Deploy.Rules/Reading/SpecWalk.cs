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
    private static readonly ConcurrentDictionary<Type, SpecProperty[]> Properties = new();
    private static readonly ConcurrentDictionary<Type, Func<object, object?>?> KeyProperties = new();
    private static readonly string[] Keys = ["Key", "Name", "Sid", "RulePriority"];

    // Several rules walk the same immutable resource.
    private static readonly ConditionalWeakTable<ResourceSpec, SpecValues> Known = new();

    /// <summary>Every string of a resource.</summary>
    public static IReadOnlyList<SpecValue<string>> Strings(ResourceSpec resource) => ValuesOf(resource).Strings;

    /// <summary>Every reference to another resource.</summary>
    public static IReadOnlyList<SpecValue<ResourceAddress>> References(ResourceSpec resource) => ValuesOf(resource).References;

    private static SpecValues ValuesOf(ResourceSpec resource) => Known.GetValue(resource, static known =>
    {
        var values = new SpecValues();
        Walk(known, "", values);
        values.References.RemoveAll(static found => found.Path is nameof(ResourceSpec.Address) or nameof(ResourceSpec.MovedFrom));
        return values;
    });

    private static void Walk(object record, string path, SpecValues values)
    {
        foreach (var property in PropertiesOf(record.GetType()))
            if (property.Get(record) is { } value) Add(value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", values);
    }

    private static void Add(object value, string path, SpecValues values)
    {
        switch (value)
        {
            case string text:
                values.Strings.Add(new SpecValue<string>(path, text));
                break;
            case ResourceAddress address:
                values.References.Add(new SpecValue<ResourceAddress>(path, address));
                break;
            case IEnumerable list:
                var index = 0;
                foreach (var item in list) Add(item, $"{path}[{KeyOf(item, index++)}]", values);
                break;
            default:
                Walk(value, path, values);
                break;
        }
    }

    private static string KeyOf(object item, int index) =>
        Convert.ToString(KeyPropertyOf(item.GetType())?.Invoke(item) ?? index, CultureInfo.InvariantCulture);

    private static Func<object, object?>? KeyPropertyOf(Type type) => KeyProperties.GetOrAdd(type, static t => t == typeof(string)
        ? null
        : Keys.Select(t.GetProperty).FirstOrDefault(property => property is not null) is { } key ? SpecProperty.Getter(key) : null);

    private static SpecProperty[] PropertiesOf(Type type) => Properties.GetOrAdd(type, static t => t
        .GetProperties(BindingFlags.Instance | BindingFlags.Public)
        .Where(property => property.SetMethod is { IsPublic: true } && MayHold(property.PropertyType))
        .Select(property => new SpecProperty(property.Name, SpecProperty.Getter(property)))
        .ToArray());

    // Numbers, flags and choices hold neither: most properties are never read.
    private static bool MayHold(Type type) =>
        type == typeof(string)
        || (Nullable.GetUnderlyingType(type) ?? type) == typeof(ResourceAddress)
        || typeof(IEnumerable).IsAssignableFrom(type)
        || (type.IsClass && type.Assembly == typeof(ResourceSpec).Assembly);

    private sealed class SpecValues
    {
        public List<SpecValue<string>> Strings { get; } = [];

        public List<SpecValue<ResourceAddress>> References { get; } = [];
    }
}

/// <summary>A property of a spec, with a way to read it that does not look it up each time.</summary>
internal sealed record SpecProperty(string Name, Func<object, object?> Get)
{
    /// <summary>Reads a property as fast as code that names it.</summary>
    public static Func<object, object?> Getter(PropertyInfo property) => (Func<object, object?>)typeof(SpecProperty)
        .GetMethod(nameof(Typed), BindingFlags.NonPublic | BindingFlags.Static)!
        .MakeGenericMethod(property.DeclaringType!, property.PropertyType)
        .Invoke(null, [property.GetMethod])!;

    private static Func<object, object?> Typed<TOwner, TValue>(MethodInfo getter)
    {
        var read = (Func<TOwner, TValue>)getter.CreateDelegate(typeof(Func<TOwner, TValue>));
        return owner => read((TOwner)owner);
    }
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
