using System.Collections.Immutable;
using Deploy.Generators.Model;
using Deploy.Generators.Parsing;
using Deploy.Plan.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deploy.Generators;

/// <summary>The generator's view of the source: what carries attributes of Deploy.Ecs.</summary>
internal static class DeclarationSources
{
    /// <summary>The classes with a resource attribute, by name.</summary>
    public static IncrementalValueProvider<EquatableList<ParsedClass>> Classes(IncrementalGeneratorInitializationContext context)
    {
        var all = context.CompilationProvider.Select(static (_, _) => ImmutableArray<ParsedClass>.Empty);
        foreach (var attribute in KnownAttributes.Resources)
        {
            var ofAttribute = context.SyntaxProvider.ForAttributeWithMetadataName(
                KnownAttributes.MetadataName(attribute),
                static (node, _) => node is ClassDeclarationSyntax or RecordDeclarationSyntax,
                (found, cancellation) => Parse(found, attribute, cancellation))
                .Where(static parsed => parsed is not null)
                .Select(static (parsed, _) => parsed!)
                .WithTrackingName(TrackingNames.ParsedClasses)
                .Collect();
            all = all.Combine(ofAttribute).Select(static (pair, _) => pair.Left.AddRange(pair.Right));
        }

        return all.Select(static (parsed, _) => parsed.OrderBy(type => type.Class.Reference.MetadataName, StringComparer.Ordinal).ToEquatableList());
    }

    /// <summary>The attributes of the assembly. They may lie in several files; each file sees them all.</summary>
    public static IncrementalValueProvider<ParsedAssembly> Assembly(IncrementalGeneratorInitializationContext context)
    {
        var all = context.CompilationProvider.Select(static (_, _) => ImmutableArray<ParsedAssembly>.Empty);
        foreach (var attribute in KnownAttributes.OfAssembly)
        {
            var ofAttribute = context.SyntaxProvider.ForAttributeWithMetadataName(
                KnownAttributes.MetadataName(attribute),
                static (node, _) => node is CompilationUnitSyntax,
                static (found, cancellation) => Parse((IAssemblySymbol)found.TargetSymbol, cancellation))
                .WithTrackingName(TrackingNames.ParsedAssembly)
                .Collect();
            all = all.Combine(ofAttribute).Select(static (pair, _) => pair.Left.AddRange(pair.Right));
        }

        return all.Select(static (parsed, _) => parsed.FirstOrDefault() ?? ParsedAssembly.None);
    }

    private static ParsedClass? Parse(GeneratorAttributeSyntaxContext found, string attribute, CancellationToken cancellation)
    {
        if (found.TargetSymbol is not INamedTypeSymbol type || !CompilationReader.IsClass(type)) return null;
        var attributes = KnownAttributes.Of(type);
        if (!CompilationReader.IsFirstOfName(type)) return null;
        if (!ClassReader.IsReadThrough(attributes, attribute, found.TargetNode, cancellation)) return null;
        var read = ClassReader.Read(type, attributes, cancellation);
        return new ParsedClass(read, LocationReader.Read(attributes, read.Reference.MetadataName, cancellation));
    }

    private static ParsedAssembly Parse(IAssemblySymbol assembly, CancellationToken cancellation) =>
        new(CompilationReader.AssemblyAttributes(assembly), LocationReader.Read(KnownAttributes.Of(assembly), "", cancellation));
}

/// <summary>A class and where its attributes stand.</summary>
internal sealed record ParsedClass(AttributedClass Class, ClassLocations Locations);

/// <summary>The assembly's attributes and where they stand.</summary>
internal sealed record ParsedAssembly(AssemblyAttributes Attributes, ClassLocations Locations)
{
    /// <summary>No attributes.</summary>
    public static ParsedAssembly None { get; } = new(AssemblyAttributes.None, new ClassLocations("", EquatableList<AttributeLocation>.Empty));
}
