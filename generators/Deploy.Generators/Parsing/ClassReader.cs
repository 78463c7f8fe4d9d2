using Deploy.Generators.Model;
using Deploy.Plan.Values;
using Microsoft.CodeAnalysis;

namespace Deploy.Generators.Parsing;

/// <summary>Reads a class with attributes of Deploy.Ecs.</summary>
internal static class ClassReader
{
    /// <summary>A class of the assembly that is compiled, with the classes of other assemblies that it names.</summary>
    public static AttributedClass Read(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var home = type.ContainingAssembly;
        var hasErrors = KnownAttributes.Of(type).Any(attribute => AttributeReader.HasErrors(attribute, cancellation));
        var externals = Named(type)
            .Where(named => !SymbolEqualityComparer.Default.Equals(named.ContainingAssembly, home))
            .Select(named => ReadExternal(named, home))
            .Distinct()
            .ToEquatableList();
        return new AttributedClass(ValueReader.ReferenceTo(type, home), AttributeReader.ReadAll(type, home), hasErrors, externals);
    }

    /// <summary>Whether a class is read through this attribute: it is the first of the resource attributes on the class.</summary>
    /// <remarks>A class with four resource attributes comes by four times, and once more for each part of a partial class.</remarks>
    public static bool IsReadThrough(INamedTypeSymbol type, string attribute, SyntaxNode part, CancellationToken cancellation)
    {
        var ranks = type.GetAttributes()
            .Select(data => (Data: data, Rank: RankOf(data)))
            .Where(ranked => ranked.Rank >= 0)
            .OrderBy(ranked => ranked.Rank)
            .ToArray();
        return ranks.Length > 0
            && KnownAttributes.NameOf(ranks[0].Data) == attribute
            && ranks[0].Data.ApplicationSyntaxReference?.GetSyntax(cancellation).Parent?.Parent == part;
    }

    private static int RankOf(AttributeData attribute)
    {
        var name = KnownAttributes.NameOf(attribute);
        for (var i = 0; i < KnownAttributes.Resources.Count; i++)
            if (KnownAttributes.Resources[i] == name) return i;
        return -1;
    }

    private static AttributedClass ReadExternal(INamedTypeSymbol type, IAssemblySymbol home) =>
        new(ValueReader.ReferenceTo(type, home), AttributeReader.ReadAll(type, home), HasErrors: false, EquatableList<AttributedClass>.Empty);

    private static IEnumerable<INamedTypeSymbol> Named(INamedTypeSymbol type) =>
        KnownAttributes.Of(type)
            .SelectMany(attribute => attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(named => named.Value)))
            .Where(constant => constant.Kind == TypedConstantKind.Type)
            .Select(constant => constant.Value)
            .OfType<INamedTypeSymbol>()
            .Where(named => named.TypeKind != TypeKind.Error)
            .Select(named => named.OriginalDefinition);
}
