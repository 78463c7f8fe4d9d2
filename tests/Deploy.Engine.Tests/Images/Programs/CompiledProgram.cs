using System.Text;
using Basic.Reference.Assemblies;
using Deploy.Engine.Images;
using Deploy.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Deploy.Engine.Tests.Images.Programs;

/// <summary>How a program is built: nothing of it is the program.</summary>
internal sealed record Build(string Folder)
{
    public string InformationalVersion { get; init; } = "1.0.0";

    public DebugInformationFormat Symbols { get; init; } = DebugInformationFormat.PortablePdb;

    /// <summary>In what order the compiler gets the files.</summary>
    public bool IsReversed { get; init; }

    /// <summary>What is put before each file.</summary>
    public string Comment { get; init; } = "";
}

/// <summary>Compiles programs as the SDK does, in this process.</summary>
internal static class CompiledProgram
{
    private const string Resource = "text of a resource";

    /// <summary>The fingerprint of a publish directory with the program.</summary>
    public static string FingerprintOf(
        TemporaryFolder place, IReadOnlyDictionary<string, string> files, Build build, string resource = Resource, IReadOnlyList<MetadataReference>? references = null)
    {
        var output = place.PathOf("out", Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(output);
        var compilation = Compile(place, files, build, references ?? []);
        var symbols = Path.Combine(output, "App.pdb");
        using (var assembly = File.Create(Path.Combine(output, "App.dll")))
        using (var symbolFile = build.Symbols == DebugInformationFormat.PortablePdb ? File.Create(symbols) : null)
        {
            var result = compilation.Emit(
                assembly, symbolFile, options: new EmitOptions(debugInformationFormat: build.Symbols, pdbFilePath: symbols),
                manifestResources: [new ResourceDescription("App.text", () => new MemoryStream(Encoding.UTF8.GetBytes(resource)), isPublic: true)]);
            Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error)));
        }

        return PublishFingerprint.Of(output);
    }

    private static CSharpCompilation Compile(TemporaryFolder place, IReadOnlyDictionary<string, string> files, Build build, IReadOnlyList<MetadataReference> references)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview).WithFeatures([new("InterceptorsNamespaces", "Traces.Generated")]);
        SyntaxTree Parse(string file, string text) =>
            CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), options, place.PathOf(build.Folder, file));
        var trees = files.Select(file => Parse(file.Key, build.Comment + file.Value))
            .Append(Parse("obj/App.AssemblyInfo.cs", $"[assembly: System.Reflection.AssemblyInformationalVersion(\"{build.InformationalVersion}\")]\n[assembly: System.Reflection.AssemblyVersion(\"1.0.0.0\")]"))
            .ToList();
        if (build.IsReversed) trees.Reverse();
        var compilation = CSharpCompilation.Create(
            "App", trees, [.. Net100.References.All, .. references],
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, allowUnsafe: true, optimizationLevel: OptimizationLevel.Release, deterministic: true, nullableContextOptions: NullableContextOptions.Enable));
        return Intercept(compilation) is { } interceptor ? compilation.AddSyntaxTrees(Parse("obj/Generator/Interceptors.g.cs", interceptor)) : compilation;
    }

    /// <summary>What a generator of interceptors writes: the place of the call, and file-local types.</summary>
    private static string? Intercept(CSharpCompilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            var call = tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().FirstOrDefault(found => found.ToString() == Traces.InterceptedCall);
            if (call is null) continue;
            var place = compilation.GetSemanticModel(tree).GetInterceptableLocation(call)!;
            return $$"""
                namespace System.Runtime.CompilerServices
                {
                    [System.AttributeUsage(System.AttributeTargets.Method, AllowMultiple = true)]
                    file sealed class InterceptsLocationAttribute(int version, string data) : System.Attribute
                    {
                        public int Version => version;
                        public string Data => data;
                    }
                }

                namespace Traces.Generated
                {
                    [System.CodeDom.Compiler.GeneratedCode("Generator", "{{Guid.NewGuid()}}")]
                    file static class Interceptors
                    {
                        {{place.GetInterceptsLocationAttributeSyntax()}}
                        public static void Say(string text) => System.Console.WriteLine("in place: " + text);
                    }
                }
                """;
        }

        return null;
    }
}
