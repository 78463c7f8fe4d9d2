using System.Collections.Concurrent;
using System.Reflection;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Plan.Paths;

/// <summary>
/// The path of a property within a resource, by AWS's names in PascalCase: <c>DeploymentConfiguration.MaximumPercent</c>,
/// <c>ContainerDefinitions[api].Environment[NAME].Value</c>. Findings, differences, the source map and <c>[ManagedElsewhere]</c> name it so.
/// </summary>
public static class PropertyPath
{
    private static readonly ConcurrentDictionary<(Type Owner, string Name), Step?> Views = new();
    private static readonly ConcurrentDictionary<(Type Owner, string Name), Step> Members = new();

    /// <summary>A member of what lies at a path.</summary>
    public static string Member(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    /// <summary>An element of the list at a path.</summary>
    public static string Element(string path, string key) => $"{path}[{key}]";

    /// <summary>Whether a path is the property, or leads to something in it.</summary>
    public static bool IsWithin(string path, string property) =>
        path.StartsWith(property, StringComparison.Ordinal) && (path.Length == property.Length || path[property.Length] is '.' or '[');

    /// <summary>The path of what contains a property; empty, which is the resource itself, where nothing else does.</summary>
    public static string Parent(string path)
    {
        // A key in brackets may hold dots and brackets of its own.
        var depth = 0;
        for (var i = path.Length - 1; i >= 0; i--)
        {
            switch (path[i])
            {
                case ']': depth++; break;
                case '[' when --depth == 0: return path.Substring(0, i);
                case '.' when depth == 0: return path.Substring(0, i);
            }
        }

        return "";
    }

    /// <summary>The member of the resource in which a path begins: <c>LoadBalancers</c>.</summary>
    public static string FirstMember(string path) => path.Split('.', '[')[0];

    /// <summary>The names of a path alone: of whichever elements.</summary>
    public static string WithoutKeys(string path) => string.Join(".", SegmentsOf(path).Select(segment => segment.Name));

    /// <summary>A path as its first member, the key of an element of that (null: all of it), and what leads further from there (empty: nothing).</summary>
    public static (string Name, string? Key, string Further) Divide(string path)
    {
        var (name, keys) = SegmentsOf(path).First();
        var rest = path.Length > name.Length + keys.Length ? path.Substring(name.Length + keys.Length + 1) : "";
        return (name, keys.Length == 0 ? null : keys.Substring(1, keys.Length - 2), rest);
    }

    /// <summary>A path in which some members are named by views (<see cref="ViewOfAttribute"/>), by the members' own names.</summary>
    /// <param name="kind">The kind of the resource; one that no spec has leaves the path as it is.</param>
    /// <param name="path">The path; what is no property of the kind stays as it is.</param>
    public static string Of(string kind, string path) => ResourceSpec.TypeOf(kind) is { } type ? Of(type, path) : path;

    /// <summary>See <see cref="Of(string, string)"/>; of a spec, or of the type of an element.</summary>
    public static string Of(Type type, string path)
    {
        var result = "";
        var at = type;
        var passed = 0;
        foreach (var (name, key) in SegmentsOf(path))
        {
            passed += name.Length + key.Length + 1;
            var step = at is null ? Step.Unknown(name) : StepOf(at, name, path, passed);
            result = Member(result, step.Path) + key;
            at = step.Next;
        }

        return result;
    }

    /// <summary>Whether a path leads to a property of the type, by its own name or that of a view.</summary>
    public static bool Exists(Type type, string path)
    {
        var at = type;
        foreach (var (name, _) in SegmentsOf(Of(type, path)))
        {
            var step = at is null ? Step.Unknown(name) : KnownMember(at, name);
            if (!step.IsKnown) return false;
            at = step.Next;
        }

        return true;
    }

    /// <summary>The property of a name; a view that is called like the member in which its own path begins stands aside where that path is written out.</summary>
    private static Step StepOf(Type owner, string name, string path, int passed)
    {
        var view = Views.GetOrAdd((owner, name), static from => ViewOf(from.Owner, from.Name));
        return view is not null && !IsWrittenOut(view, name, path, passed) ? view : KnownMember(owner, name);
    }

    private static bool IsWrittenOut(Step view, string name, string path, int passed) =>
        passed < path.Length
        && view.Path.StartsWith(name + ".", StringComparison.Ordinal)
        && IsWithin(path.Substring(passed), view.Path.Substring(name.Length + 1));

    private static Step KnownMember(Type owner, string name) => Members.GetOrAdd((owner, name), static from => MemberOf(from.Owner, from.Name));

    private static Step? ViewOf(Type owner, string name) =>
        owner.GetProperty(name, BindingFlags.Instance | BindingFlags.Public) is { } property && property.GetCustomAttribute<ViewOfAttribute>() is { } view
            ? new Step(view.Path, ElementOf(property.PropertyType), IsKnown: true)
            : null;

    private static Step MemberOf(Type owner, string name)
    {
        var property = owner.GetProperty(ResourceSpec.RequestProperty)?.PropertyType.GetProperty(name, BindingFlags.Instance | BindingFlags.Public)
            ?? owner.GetProperty(name, BindingFlags.Instance | BindingFlags.Public);
        return property is null || property.IsDefined(typeof(ViewOfAttribute)) ? Step.Unknown(name) : new Step(name, ElementOf(property.PropertyType), IsKnown: true);
    }

    private static Type ElementOf(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableList<>) ? type.GetGenericArguments()[0] : type;

    /// <summary>The names between dots, each with the keys in brackets behind it, which may hold dots.</summary>
    private static IEnumerable<(string Name, string Key)> SegmentsOf(string path)
    {
        for (var start = 0; start < path.Length;)
        {
            var end = start;
            var bracket = -1;
            for (var depth = 0; end < path.Length && (depth > 0 || path[end] != '.'); end++)
            {
                if (path[end] == '[' && depth++ == 0 && bracket < 0) bracket = end;
                if (path[end] == ']') depth--;
            }

            yield return bracket < 0
                ? (path.Substring(start, end - start), "")
                : (path.Substring(start, bracket - start), path.Substring(bracket, end - bracket));
            start = end + 1;
        }
    }

    private sealed record Step(string Path, Type? Next, bool IsKnown)
    {
        public static Step Unknown(string name) => new(name, null, IsKnown: false);
    }
}
