using System.Globalization;
using System.Text;
using Basic.Reference.Assemblies;
using Deploy.Ecs;
using Deploy.Plan;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Deploy.Benchmarks.Generators;

/// <summary>A compilation with many annotated classes, ten to a file, and one file without any.</summary>
internal static class AnnotatedClasses
{
    private const int ClassesPerFile = 10;
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    public static CSharpCompilation Compilation(int classes) => CSharpCompilation.Create(
        "Many",
        [Parse(Unrelated(0)), Parse(Shared()), .. Enumerable.Range(0, classes / ClassesPerFile).Select(file => Parse(File(file, desiredCount: 1)))],
        [.. Net100.References.All, Reference<ClusterAttribute>(), Reference<DeploymentPlan>()],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    /// <summary>The file without attributes, in its n-th version.</summary>
    public static CSharpCompilation WithUnrelatedEdit(CSharpCompilation compilation, int version) =>
        compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], Parse(Unrelated(version)));

    /// <summary>The first file with attributes, with another desired count.</summary>
    public static CSharpCompilation WithAttributeEdit(CSharpCompilation compilation, int version) =>
        compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[2], Parse(File(0, desiredCount: version)));

    public static CSharpParseOptions Options => ParseOptions;

    private static string Unrelated(int version) => $"namespace Many; public static class Unrelated {{ public static int Version() => {Number(version)}; }}";

    private static string Shared() => """
        using Deploy.Ecs;
        [assembly: Deployment("many")]
        namespace Many;
        [Cluster, EcrRepository] public sealed class Shared;
        """;

    private static string File(int file, int desiredCount)
    {
        var text = new StringBuilder("using Deploy.Ecs;\nnamespace Many;\n");
        for (var i = 0; i < ClassesPerFile; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""
                [TaskDefinition(Cpu = 256, Memory = 512), Container("app", Port = 8080), Environment("INDEX", "{{i}}")]
                [Service(DesiredCount = {{(i == 0 ? desiredCount : 1)}})]
                public sealed class Worker{{file}}x{{i}};

                """);
        }

        return text.ToString();
    }

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, ParseOptions);

    private static PortableExecutableReference Reference<T>() => MetadataReference.CreateFromFile(typeof(T).Assembly.Location);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
