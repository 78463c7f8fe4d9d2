using Deploy.Plan;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Deploy.Generators.Tests.Support;

/// <summary>The plan of a referenced project, as the package's targets hand it to the compiler.</summary>
internal sealed class ReferencedPlan(string assembly, string text) : AdditionalText
{
    public string Assembly { get; } = assembly;

    /// <summary>The project file, seen from the project that refers to it.</summary>
    public string Project => $"../{Assembly}/{Assembly}.csproj";

    public override string Path => $"/src/{Assembly}/obj/{Assembly}.deploy.json";

    /// <summary>A project that compiles the source, without attributes in its assembly: the reference and the plan.</summary>
    public static (MetadataReference Assembly, ReferencedPlan Plan) Of(string assembly, string source)
    {
        var result = Generate.Run(Compile.Of(assembly, [source]));
        var document = new DeploymentDocument(Generate.PlanOf(result), Generate.SourceMapOf(result)) { ClassMap = Generate.ClassMapOf(result) };
        return (Compile.Reference(assembly, source, keepsAttributes: false), new ReferencedPlan(assembly, document.Write()));
    }

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, System.Text.Encoding.UTF8);
}
