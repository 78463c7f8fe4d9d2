using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deploy.Generators.Tests.Support;

/// <summary>The MSBuild properties that a project hands to the compiler.</summary>
internal sealed class ProjectOptions(string? rootNamespace = null, bool typedPlan = true, bool isLibrary = false) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(rootNamespace, typedPlan, isLibrary);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => textFile is ReferencedPlan plan ? new Metadata(plan) : GlobalOptions;

    private sealed class Options(string? rootNamespace, bool typedPlan, bool isLibrary) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value)
        {
            (var isSet, value) = key switch
            {
                "build_property.RootNamespace" => (rootNamespace is not null, rootNamespace ?? ""),
                "build_property.DeployEcsTypedPlan" => (typedPlan, "true"),
                "build_property._DeployEcsIsLibrary" => (isLibrary, "true"),
                _ => (false, ""),
            };
            return isSet;
        }
    }

    private sealed class Metadata(ReferencedPlan plan) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value)
        {
            value = key switch
            {
                "build_metadata.AdditionalFiles.DeployEcsProject" => plan.Project,
                "build_metadata.AdditionalFiles.DeployEcsAssembly" => plan.Assembly,
                _ => "",
            };
            return value.Length > 0;
        }
    }
}
