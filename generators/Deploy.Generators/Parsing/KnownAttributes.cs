using Microsoft.CodeAnalysis;

namespace Deploy.Generators.Parsing;

/// <summary>The names of the attributes of Deploy.Ecs.</summary>
internal static class KnownAttributes
{
    public const string Namespace = "Deploy.Ecs";
    private const string Suffix = "Attribute";

    /// <summary>The attributes that make a class a resource. A class is read once, through the first of these on it.</summary>
    public static IReadOnlyList<string> Resources { get; } = ["Cluster", "EcrRepository", "TaskDefinition", "Service", "Schedule"];

    /// <summary>The attributes of the assembly.</summary>
    public static IReadOnlyList<string> OfAssembly { get; } = ["Deployment", "AllowRule"];

    /// <summary>Whether a compilation can use the attributes at all.</summary>
    public static bool AreReferenced(Compilation compilation) => compilation.GetTypeByMetadataName(MetadataName(OfAssembly[0])) is not null;

    /// <summary>Whether an assembly kept the attributes of its classes: one that erased them refers to nothing that they are made of.</summary>
    public static bool AreKeptIn(IAssemblySymbol assembly) =>
        assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == Namespace));

    public static string MetadataName(string name) => $"{Namespace}.{name}{Suffix}";

    /// <summary>The attributes of Deploy.Ecs on a symbol, in the compiler's order; their positions here are their indexes everywhere.</summary>
    public static AttributeData[] Of(ISymbol symbol)
    {
        var all = symbol.GetAttributes();
        return all.IsEmpty ? [] : [.. all.Where(IsOurs)];
    }

    /// <summary>The name without <c>Attribute</c> of an attribute that is ours.</summary>
    public static string NameOf(AttributeData attribute)
    {
        var name = attribute.AttributeClass!.Name;
        return name.Substring(0, name.Length - Suffix.Length);
    }

    /// <summary>The position among the attributes that make a class a resource; -1 for all others.</summary>
    public static int RankOf(AttributeData attribute)
    {
        var name = attribute.AttributeClass!.Name;
        for (var i = 0; i < Resources.Count; i++)
            if (name.Length == Resources[i].Length + Suffix.Length && name.StartsWith(Resources[i], StringComparison.Ordinal)) return i;
        return -1;
    }

    private static bool IsOurs(AttributeData attribute) =>
        attribute.AttributeClass is { ContainingNamespace: { Name: "Ecs", ContainingNamespace: { Name: "Deploy", ContainingNamespace.IsGlobalNamespace: true } } } type
        && type.TypeKind != TypeKind.Error
        && type.Name.EndsWith(Suffix, StringComparison.Ordinal);
}
