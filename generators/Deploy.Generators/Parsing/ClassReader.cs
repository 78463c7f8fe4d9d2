using Deploy.Generators.Model;
using Deploy.Plan.Values;
using Microsoft.CodeAnalysis;

namespace Deploy.Generators.Parsing;

/// <summary>Reads a class with attributes of Deploy.Ecs.</summary>
internal static class ClassReader
{
    /// <summary>A class of the assembly that is compiled, with the classes of other assemblies that it names.</summary>
    public static AttributedClass Read(INamedTypeSymbol type, AttributeData[] attributes, CancellationToken cancellation)
    {
        var home = type.ContainingAssembly;
        var hasErrors = Array.Exists(attributes, attribute => AttributeReader.HasErrors(attribute, cancellation));
        var externals = Named(attributes)
            .Where(named => !SymbolEqualityComparer.Default.Equals(named.ContainingAssembly, home))
            .Select(named => ReadExternal(named, home))
            .Distinct()
            .ToEquatableList();
        return new AttributedClass(ValueReader.ReferenceTo(type, home), AttributeReader.ReadAll(attributes, home), hasErrors, externals);
    }

    /// <summary>Whether a class is read through an attribute on one of its parts: it is the first of the resource attributes on the class.</summary>
    /// <remarks>A class with four resource attributes comes by four times, and once more for each part of a partial class.</remarks>
    public static bool IsReadThrough(AttributeData[] attributes, string attribute, SyntaxNode part, CancellationToken cancellation)
    {
        AttributeData? first = null;
        foreach (var candidate in attributes)
        {
            var rank = KnownAttributes.RankOf(candidate);
            if (rank >= 0 && (first is null || rank < KnownAttributes.RankOf(first))) first = candidate;
        }

        return first is not null
            && KnownAttributes.NameOf(first) == attribute
            && first.ApplicationSyntaxReference?.GetSyntax(cancellation).Parent?.Parent == part;
    }

    private static AttributedClass ReadExternal(INamedTypeSymbol type, IAssemblySymbol home) =>
        new(ValueReader.ReferenceTo(type, home), AttributeReader.ReadAll(KnownAttributes.Of(type), home), HasErrors: false, EquatableList<AttributedClass>.Empty);

    private static IEnumerable<INamedTypeSymbol> Named(AttributeData[] attributes) =>
        attributes
            .SelectMany(attribute => attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(named => named.Value)))
            .Where(constant => constant.Kind == TypedConstantKind.Type)
            .Select(constant => constant.Value)
            .OfType<INamedTypeSymbol>()
            .Where(named => named.TypeKind != TypeKind.Error)
            .Select(named => named.OriginalDefinition);
}
