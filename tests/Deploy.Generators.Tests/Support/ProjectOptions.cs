using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deploy.Generators.Tests.Support;

/// <summary>The MSBuild properties that a project hands to the compiler.</summary>
internal sealed class ProjectOptions(IReadOnlyDictionary<string, string> properties) : AnalyzerConfigOptionsProvider
{
    public ProjectOptions(string? rootNamespace = null, bool typedPlan = true, bool isLibrary = false)
        : this(PropertiesOf(rootNamespace, typedPlan, isLibrary))
    {
    }

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(properties);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => textFile is ReferencedPlan plan ? new Metadata(plan) : GlobalOptions;

    private static Dictionary<string, string> PropertiesOf(string? rootNamespace, bool typedPlan, bool isLibrary)
    {
        var properties = new Dictionary<string, string>();
        if (rootNamespace is not null) properties["RootNamespace"] = rootNamespace;
        if (typedPlan) properties["DeployEcsTypedPlan"] = "true";
        if (isLibrary) properties["_DeployEcsIsLibrary"] = "true";
        return properties;
    }

    private sealed class Options(IReadOnlyDictionary<string, string> properties) : AnalyzerConfigOptions
    {
        private const string Prefix = "build_property.";

        public override bool TryGetValue(string key, out string value)
        {
            value = "";
            if (!key.StartsWith(Prefix, StringComparison.Ordinal) || !properties.TryGetValue(key[Prefix.Length..], out var found)) return false;
            value = found;
            return true;
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
