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
        List<int>? broken = null;
        List<AttributedClass>? externals = null;
        for (var i = 0; i < attributes.Length; i++)
        {
            var attribute = attributes[i];
            if (AttributeReader.HasErrors(attribute, cancellation)) (broken ??= []).Add(i);
            foreach (var constant in attribute.ConstructorArguments) AddExternal(constant, home, ref externals);
            foreach (var named in attribute.NamedArguments) AddExternal(named.Value, home, ref externals);
        }

        return new AttributedClass(
            ValueReader.ReferenceTo(type, home), AttributeReader.ReadAll(attributes, home), broken?.ToEquatableList() ?? EquatableList<int>.Empty, externals?.Distinct().ToEquatableList() ?? EquatableList<AttributedClass>.Empty);
    }

    // Every class is read again on every edit, and few name another assembly's.
    private static void AddExternal(TypedConstant constant, IAssemblySymbol home, ref List<AttributedClass>? externals)
    {
        if (constant.Kind != TypedConstantKind.Type || constant.Value is not INamedTypeSymbol { TypeKind: not TypeKind.Error } named) return;
        named = named.OriginalDefinition;
        if (!SymbolEqualityComparer.Default.Equals(named.ContainingAssembly, home)) (externals ??= []).Add(ReadExternal(named, home));
    }

    /// <summary>Whether a class is read through an attribute on one of its parts: it is the first of the resource attributes on the class.</summary>
    /// <remarks>A class with four resource attributes comes by four times, and once more for each part of a partial class.</remarks>
    public static bool IsReadThrough(AttributeData[] attributes, string attribute, SyntaxNode part, CancellationToken cancellation)
    {
        AttributeData? first = null;
        var lowest = int.MaxValue;
        foreach (var candidate in attributes)
        {
            var rank = KnownAttributes.RankOf(candidate);
            if (rank >= 0 && rank < lowest) (first, lowest) = (candidate, rank);
        }

        return first is not null
            && KnownAttributes.Resources[lowest] == attribute
            && first.ApplicationSyntaxReference?.GetSyntax(cancellation).Parent?.Parent == part;
    }

    private static AttributedClass ReadExternal(INamedTypeSymbol type, IAssemblySymbol home) =>
        new(ValueReader.ReferenceTo(type, home), AttributeReader.ReadAll(KnownAttributes.Of(type), home), EquatableList<int>.Empty, EquatableList<AttributedClass>.Empty)
        {
            Home = CompilationReader.AssemblyAttributes(type.ContainingAssembly),
            MayBeErased = CompilationReader.IsClass(type) && !IsOfFramework(type.ContainingAssembly) && !KnownAttributes.AreKeptIn(type.ContainingAssembly),
        };

    private static bool IsOfFramework(IAssemblySymbol assembly) =>
        assembly.Name is "netstandard" or "mscorlib"
        || assembly.Name.StartsWith("System.", StringComparison.Ordinal)
        || assembly.Name.StartsWith("Microsoft.", StringComparison.Ordinal);
}
