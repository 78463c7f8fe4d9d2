using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Deploy.Plan.Values;

namespace Deploy.Plan.Paths;

/// <summary>What an element of a list is called in a path: by what tells it apart, and by its index where nothing does.</summary>
public static class ListKey
{
    private static readonly string[] Names = ["Key", "Name", "Sid", "RulePriority"];
    private static readonly ConcurrentDictionary<Type, Func<object, object?>?> Keys = new();

    /// <summary>Whether elements of a type have a key; the others are compared as a whole.</summary>
    public static bool IsKeyed(Type element) => KeyOf(element) is not null;

    /// <summary>The key of an element; its place in the list where it has none, such as a statement without a <c>Sid</c>.</summary>
    /// <param name="element">The element.</param>
    /// <param name="index">Its place in the list.</param>
    public static string Of(object element, int index) =>
        KeyOf(element.GetType()) is { } key && key(element) is { } value ? Text(value) : index.ToString(CultureInfo.InvariantCulture);

    /// <summary>The key of an element; null: its type has none.</summary>
    public static string? Find(object element) => KeyOf(element.GetType()) is { } key ? Text(key(element)) : null;

    /// <summary>Whether a member of an element is part of its key: a path that holds the key says it already.</summary>
    public static bool IsPartOfKey(object element, string member) =>
        element is IKeyed keyed ? keyed.KeyMembers.Contains(member) : Names.FirstOrDefault(name => element.GetType().GetProperty(name) is not null) == member;

    private static string Text(object? key) => Convert.ToString(key, CultureInfo.InvariantCulture) ?? "";

    private static Func<object, object?>? KeyOf(Type type) => Keys.GetOrAdd(type, static t =>
        typeof(IKeyed).IsAssignableFrom(t) ? static element => ((IKeyed)element).Key
        : t == typeof(string) ? null
        : Names.Select(name => t.GetProperty(name, BindingFlags.Instance | BindingFlags.Public)).FirstOrDefault(property => property is not null) is { } found
            ? PropertyGetter.Of(found)
            : null);
}
