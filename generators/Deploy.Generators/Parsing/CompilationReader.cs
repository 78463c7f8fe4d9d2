using Deploy.Generators.Model;
using Deploy.Plan.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deploy.Generators.Parsing;

/// <summary>Reads what a compilation as a whole holds.</summary>
internal static class CompilationReader
{
    private const string PlanType = "Deploy.Plan.DeploymentPlan";
    private const string LibraryProperty = "build_property._DeployEcsIsLibrary";

    /// <summary>What a compilation and its project say.</summary>
    public static ProjectSettings Settings(Compilation compilation, AnalyzerConfigOptionsProvider options) => new(
        compilation.AssemblyName ?? "Application",
        compilation.GetTypeByMetadataName(PlanType) is not null,
        HasImage: !(options.GlobalOptions.TryGetValue(LibraryProperty, out var isLibrary) && isLibrary.Equals("true", StringComparison.OrdinalIgnoreCase)));

    public static AssemblyAttributes AssemblyAttributes(IAssemblySymbol assembly) =>
        new(AttributeReader.ReadAll(KnownAttributes.Of(assembly), assembly));

    /// <summary>The classes of the compilation that have attributes of Deploy.Ecs.</summary>
    public static IEnumerable<INamedTypeSymbol> AttributedTypes(Compilation compilation, CancellationToken cancellation) =>
        TypesOf(compilation.SourceModule.GlobalNamespace)
            .Where(type => IsClass(type) && HasAttributeLists(type, cancellation) && KnownAttributes.Of(type).Length > 0 && IsFirstOfName(type));

    /// <summary>Attributes of Deploy.Ecs stand on classes and record classes; on anything else the compiler refuses them.</summary>
    public static bool IsClass(INamedTypeSymbol type) => type.TypeKind == TypeKind.Class;

    /// <summary>Whether a class with attributes is the one that is read: a class and a record can have one name in code that does not compile.</summary>
    public static bool IsFirstOfName(INamedTypeSymbol type)
    {
        INamespaceOrTypeSymbol container = type.ContainingType is { } outer ? outer : type.ContainingNamespace;
        return container.GetTypeMembers(type.Name, type.Arity) is [_]
            || SymbolEqualityComparer.Default.Equals(type, container.GetTypeMembers(type.Name, type.Arity).First(same => IsClass(same) && KnownAttributes.Of(same).Length > 0));
    }

    // Looking at syntax first keeps the compiler from binding attributes of classes that have none.
    private static bool HasAttributeLists(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax(cancellation) is TypeDeclarationSyntax { AttributeLists.Count: > 0 });

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceSymbol container) =>
        container.GetTypeMembers().SelectMany(WithNested).Concat(container.GetNamespaceMembers().SelectMany(TypesOf));

    private static IEnumerable<INamedTypeSymbol> WithNested(INamedTypeSymbol type) =>
        type.GetTypeMembers().SelectMany(WithNested).Prepend(type);
}
