using System.Collections.Concurrent;
using System.Reflection;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Plan.Paths;

/// <summary>What the views of a kind call the members that refer to other resources: <c>TaskRole</c> for <c>TaskRoleArn</c>.</summary>
public static class ReferenceViews
{
    private static readonly ConcurrentDictionary<Type, Dictionary<string, string>> Known = new();

    /// <summary>The name of the view of a reference; where there is none, the name of the member.</summary>
    /// <param name="kind">The kind of the resource that refers.</param>
    /// <param name="path">The member's path, with or without keys.</param>
    public static string NameOf(string kind, string path)
    {
        var member = PropertyPath.WithoutKeys(path);
        return ResourceSpec.TypeOf(kind) is { } type && Known.GetOrAdd(type, static t => ViewsOf(t, "").ToDictionary(view => view.Path, view => view.Name)).TryGetValue(member, out var name)
            ? name
            : member.Substring(member.LastIndexOf('.') + 1);
    }

    private static IEnumerable<(string Path, string Name)> ViewsOf(Type type, string path)
    {
        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            if (property.GetCustomAttribute<ViewOfAttribute>() is not { } view) continue;
            var at = PropertyPath.Member(path, view.Path);
            if ((Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == typeof(ResourceAddress)) yield return (at, property.Name);
            if (!property.PropertyType.IsGenericType || property.PropertyType.GetGenericTypeDefinition() != typeof(EquatableList<>)) continue;
            foreach (var inner in ViewsOf(property.PropertyType.GetGenericArguments()[0], at)) yield return inner;
        }
    }
}
