using System.Collections;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Plan.Paths;

/// <summary>The texts and references in a resource, wherever they are, by path.</summary>
public sealed class SpecValues
{
    private static readonly ConcurrentDictionary<Type, RecordMember[]> Members = new();

    // Rules and look-ups walk the same immutable resource many times.
    private static readonly ConditionalWeakTable<ResourceSpec, SpecValues> Known = new();
    private readonly List<SpecValue<string>> _texts = [];
    private readonly List<SpecValue<ResourceAddress>> _references = [];

    private SpecValues()
    {
    }

    /// <summary>Every text.</summary>
    public IReadOnlyList<SpecValue<string>> Texts => _texts;

    /// <summary>Every reference to another resource of the plan; an earlier address of the resource itself is none.</summary>
    public IReadOnlyList<SpecValue<ResourceAddress>> References => _references;

    /// <summary>The values of a resource.</summary>
    public static SpecValues Of(ResourceSpec resource) => Known.GetValue(resource, static known =>
    {
        var values = new SpecValues();
        values.Walk(known, "");
        values._references.RemoveAll(static found => found.Path is nameof(ResourceSpec.MovedFrom));
        return values;
    });

    private void Walk(object record, string path)
    {
        foreach (var member in MembersOf(record.GetType()))
            if (member.Get(record) is { } value) Add(value, member.PathIn(path));
    }

    private void Add(object value, string path)
    {
        switch (value)
        {
            case string text:
                _texts.Add(new SpecValue<string>(path, text));
                break;
            case ResourceAddress address:
                _references.Add(new SpecValue<ResourceAddress>(path, address));
                break;
            case Reference reference:
                if (reference.Resource is { } resource) Add(resource, path);
                else Add(reference.Literal ?? "", path);
                break;
            case EquatableMap map:
                foreach (var entry in map) Add(entry.Value, PropertyPath.Element(path, entry.Key));
                break;
            case IEnumerable list:
                var index = 0;
                foreach (var item in list) Add(item, PropertyPath.Element(path, ListKey.Of(item, index++)));
                break;
            default:
                Walk(value, path);
                break;
        }
    }

    private static RecordMember[] MembersOf(Type type) => Members.GetOrAdd(type, static t => [.. RecordMember.Of(t).Where(member => MayHold(member.Type))]);

    // Numbers, flags and choices hold neither: most properties are never read.
    private static bool MayHold(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is var held
        && (held == typeof(string)
            || held == typeof(ResourceAddress)
            || held == typeof(Reference)
            || typeof(IEnumerable).IsAssignableFrom(held)
            || (held.IsClass && held.Assembly == typeof(ResourceSpec).Assembly));
}

/// <summary>A value and its path within a resource.</summary>
/// <param name="Path">The path.</param>
/// <param name="Value">The value.</param>
public sealed record SpecValue<T>(string Path, T Value)
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
