using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deploy.Generators.Tests.Support;

/// <summary>The MSBuild properties that a project hands to the compiler.</summary>
internal sealed class ProjectOptions(string? rootNamespace, bool typedPlan = true) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(rootNamespace, typedPlan);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Options(string? rootNamespace, bool typedPlan) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value)
        {
            (var isSet, value) = key switch
            {
                "build_property.RootNamespace" => (rootNamespace is not null, rootNamespace ?? ""),
                "build_property.DeployEcsTypedPlan" => (typedPlan, "true"),
                _ => (false, ""),
            };
            return isSet;
        }
    }
}
