using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Deploy.Ecs;
using Deploy.Plan;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Deploy.Generators.Tests.Support;

/// <summary>Compiles sources against fixed reference assemblies.</summary>
internal static class Compile
{
    public const string AssemblyName = "Storefront";
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    /// <summary>Advice that every small application gets. It has a test of its own, and stands beside none of the other findings.</summary>
    public const string AdviceOnImages = "DECS0817";

    private static readonly MetadataReference Ecs = MetadataReference.CreateFromFile(typeof(ClusterAttribute).Assembly.Location);
    private static readonly MetadataReference Plan = MetadataReference.CreateFromFile(typeof(DeploymentPlan).Assembly.Location);

    /// <summary>A compilation of sources that lie in <c>File0.cs</c>, <c>File1.cs</c> …</summary>
    public static CSharpCompilation Of(params string[] sources) => Of(AssemblyName, sources);

    /// <summary>A compilation with a name of its own and further references.</summary>
    public static CSharpCompilation Of(string assemblyName, string[] sources, params MetadataReference[] references) =>
        CSharpCompilation.Create(
            assemblyName,
            sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"/src/File{index}.cs", System.Text.Encoding.UTF8)),
            [.. Net100.References.All, Ecs, Plan, .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
                .WithSpecificDiagnosticOptions([new(AdviceOnImages, ReportDiagnostic.Suppress)]));

    /// <summary>An assembly as another project would reference it.</summary>
    public static MetadataReference Reference(string assemblyName, string source, bool keepsAttributes = true)
    {
        var options = keepsAttributes ? ParseOptions.WithPreprocessorSymbols("DEPLOY_ECS") : ParseOptions;
        var compilation = Of(assemblyName, []).AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, options));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray().ToImmutableArray());
    }

    /// <summary>What the compiler says about a compilation, worse than a warning.</summary>
    public static IEnumerable<Diagnostic> Errors(Compilation compilation) =>
        compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
