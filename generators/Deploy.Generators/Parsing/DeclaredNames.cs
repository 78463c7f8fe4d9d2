using System.Globalization;
using Deploy.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Deploy.Generators.Parsing;

/// <summary>
/// Finds a name for the typed class that the source does not use already. C# lets no namespace have the name of a type: in a project
/// <c>Shop</c> whose class <c>Shop</c> lies in no namespace, nothing can be put into the namespace <c>Shop</c>.
/// </summary>
internal static class DeclaredNames
{
    /// <summary>
    /// The wanted name where the source leaves it free. Where a part of its namespace is a type, the class moves outwards to the
    /// namespace that holds that type, at the end the global one: the name by which tests know the class stays, and most often it can be
    /// used without a <c>using</c>. Where the class's own name is taken there, it gets a number.
    /// </summary>
    public static TypedClassName Free(TypedClassName wanted, Compilation compilation)
    {
        var home = new List<string>();
        var space = compilation.SourceModule.GlobalNamespace;
        foreach (var part in wanted.Namespace.Split(['.'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (HasType(space, part)) break;
            home.Add(part);
            space = space?.GetMembers(part).OfType<INamespaceSymbol>().FirstOrDefault();
        }

        var name = wanted.Name;
        for (var number = 2; HasType(space, name) || HasNamespace(space, name); number++) name = wanted.Name + number.ToString(CultureInfo.InvariantCulture);
        return new TypedClassName(string.Join(".", home), name);
    }

    // A generic type is another name: Shop<T> and a namespace or class Shop go together.
    private static bool HasType(INamespaceSymbol? space, string name) => space is not null && !space.GetTypeMembers(name, arity: 0).IsEmpty;

    private static bool HasNamespace(INamespaceSymbol? space, string name) => space is not null && space.GetMembers(name).Any(member => member is INamespaceSymbol);
}
