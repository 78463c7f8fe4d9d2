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

    public static string MetadataName(string name) => $"{Namespace}.{name}{Suffix}";

    /// <summary>The attributes of Deploy.Ecs on a symbol, in the compiler's order; their positions here are their indexes everywhere.</summary>
    public static IEnumerable<AttributeData> Of(ISymbol symbol) =>
        symbol.GetAttributes().Where(attribute => NameOf(attribute) is not null);

    /// <summary>The name without <c>Attribute</c>, or null for an attribute of somebody else's.</summary>
    public static string? NameOf(AttributeData attribute) =>
        attribute.AttributeClass is { ContainingNamespace: { Name: "Ecs", ContainingNamespace: { Name: "Deploy", ContainingNamespace.IsGlobalNamespace: true } } } type
        && type.Name.EndsWith(Suffix, StringComparison.Ordinal)
        && type.TypeKind != TypeKind.Error
            ? type.Name.Substring(0, type.Name.Length - Suffix.Length)
            : null;
}
