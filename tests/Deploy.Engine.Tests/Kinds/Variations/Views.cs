using System.Reflection;
using Deploy.Plan.Paths;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Tests.Kinds.Variations;

/// <summary>A property of a spec, or of what lies in it.</summary>
/// <param name="Path">
/// By its own name and without keys: <c>ContainerDefinitions.PortMappings.HostPort</c>. What is part of an element's key is the list with
/// brackets, <c>ContainerDefinitions.PortMappings[]</c>: another value is another element.
/// </param>
/// <param name="Shape">The shape of AWS in which it lies, or the record of ours.</param>
/// <param name="Member">The member of that.</param>
internal sealed record View(string Path, Type Shape, string Member);

/// <summary>What a spec shows of AWS's request, down to the elements of its lists, and what it holds beside that.</summary>
internal static class Views
{
    /// <summary>The kinds that hold AWS's own request.</summary>
    public static IEnumerable<Type> Kinds =>
        ResourceSpec.AllKinds.Select(kind => ResourceSpec.TypeOf(kind)!).Where(type => RequestOf(type) is not null);

    /// <summary>All of a spec.</summary>
    public static IEnumerable<View> Of(Type spec) => Of(spec, RequestOf(spec)!, "");

    /// <summary>A path in the form of <see cref="View.Path"/>.</summary>
    public static string FormOf(string path)
    {
        var (name, key, further) = PropertyPath.Divide(path);
        return further.Length > 0 ? $"{name}.{FormOf(further)}" : key is null ? name : $"{name}[]";
    }

    /// <summary>The type of the elements of a list; null: it is no list.</summary>
    public static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableList<>) ? type.GetGenericArguments()[0] : null;

    private static Type? RequestOf(Type spec) => spec.GetProperties().FirstOrDefault(ResourceSpec.IsRequest)?.PropertyType;

    private static IEnumerable<View> Of(Type owner, Type shape, string at)
    {
        const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly;
        var properties = owner.GetProperties(Declared).Where(property => property.CanWrite).ToList();
        var hasViews = properties.Exists(property => property.IsDefined(typeof(ViewOfAttribute)));
        foreach (var property in properties)
        {
            var view = property.GetCustomAttribute<ViewOfAttribute>()?.Path;
            // AWS's own structure, which the views show.
            if (hasViews && view is null && InnerOf(property.PropertyType) is not null && ElementOf(property.PropertyType) is null) continue;
            var (home, member, type) = Find(shape, view ?? property.Name);
            var path = PropertyPath.Member(at, property.Name);
            if (at.Length > 0 && IsPartOfKey(home, member)) yield return new View($"{at}[]", home, member);
            else if (type == typeof(EquatableMap) || InnerOf(property.PropertyType) is not { } inner) yield return new View(path, home, member);
            else
                foreach (var further in Of(inner, type == typeof(object) ? inner : ElementOf(type) ?? type, path)) yield return further;
        }
    }

    /// <summary>The shape in which a member lies, its name and its type; of what a spec holds beside the request, itself.</summary>
    private static (Type Shape, string Member, Type Type) Find(Type shape, string path)
    {
        var (name, _, further) = PropertyPath.Divide(path);
        if (shape.GetProperty(name)?.PropertyType is not { } type) return (shape, name, typeof(object));
        return further.Length == 0 ? (shape, name, type) : Find(ElementOf(type) ?? type, further);
    }

    private static bool IsPartOfKey(Type shape, string member) =>
        ListKey.IsKeyed(shape) && ListKey.IsPartOfKey(Activator.CreateInstance(shape)!, member);

    private static Type? InnerOf(Type type)
    {
        var inner = ElementOf(type) ?? type;
        return RecordMember.IsRecord(inner) && inner != typeof(EquatableMap) ? inner : null;
    }
}
