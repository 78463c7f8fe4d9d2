using System.Reflection;
using System.Text;
using Deploy.Testing;

namespace Deploy.Ecs.Tests.Reference;

/// <summary>The page that lists every attribute with its properties, made of the documentation comments.</summary>
internal static class AttributeReference
{
    private static readonly DocumentationComments Comments = new(typeof(ServiceAttribute).Assembly);

    /// <summary>The attributes, by the kind of thing that they declare.</summary>
    private static readonly (string Title, string Text, Func<Type, bool> Has)[] Sections =
    [
        ("Resources", "A class with one of these is a resource. Each takes `Stage`, `Ownership` and `Remove` as well.", type => type.IsSubclassOf(typeof(ResourceAttribute))),
        ("Details of a resource", "They stand on the class of the resource. Each takes `Stage` and `Remove` as well.", type => type.IsSubclassOf(typeof(DetailAttribute)) && !IsOfContainer(type)),
        ("Containers", "They stand on the class of a task definition. Each takes `Stage` and `Remove` as well; details take `Container`, the name of the container that they belong to.", IsOfContainer),
        ("The assembly", "They stand before all classes, as `[assembly: …]`.", type => !type.IsSubclassOf(typeof(ResourceAttribute)) && !type.IsSubclassOf(typeof(DetailAttribute))),
    ];

    /// <summary>The page.</summary>
    public static string Write()
    {
        var page = new StringBuilder("""
            # Reference of the attributes

            Made of the documentation comments, which an editor shows as well. What holds for all attributes, the defaults, stages and ownership are in
            [the attributes and their defaults](README.md); what is refused, in [the rules](../../generators/RULES.md).

            """);
        var all = typeof(ServiceAttribute).Assembly.GetExportedTypes().Where(type => !type.IsAbstract).OrderBy(type => type.Name, StringComparer.Ordinal).ToList();
        foreach (var (title, text, has) in Sections)
        {
            page.Append($"\n## {title}\n\n{text}\n");
            foreach (var type in all.Where(has)) Append(page, type);
        }

        return page.ToString();
    }

    private static bool IsOfContainer(Type type) => type.IsSubclassOf(typeof(ContainerDetailAttribute)) || type == typeof(ContainerAttribute);

    private static void Append(StringBuilder page, Type type)
    {
        page.Append($"\n### `[{NameOf(type)}]`\n\n{Comments.Summary(type)}");
        if (Comments.Remarks(type) is { Length: > 0 } remarks) page.Append($" {remarks}");
        page.Append($"\n\n```csharp\n{Comments.Example(type)}\n```\n\n| property | type | meaning |\n|---|---|---|\n");
        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            page.Append($"| `{property.Name}`{(property.CanWrite ? "" : " (argument)")} | `{TypeOf(property)}` | {Comments.Summary(property).Replace("|", "\\|", StringComparison.Ordinal)} |\n");
    }

    private static string NameOf(Type type) => type.Name[..^"Attribute".Length];

    private static string TypeOf(PropertyInfo property)
    {
        var isList = property.PropertyType.IsArray;
        var type = property.PropertyType.GetElementType() ?? property.PropertyType;
        var name = type == typeof(string) ? "string" : type == typeof(int) ? "int" : type == typeof(bool) ? "bool" : type.Name;
        return isList ? name + "[]" : name;
    }
}
