using Deploy.Plan;
using Deploy.Plan.Resources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Deploy.Generators.Tests.Support;

/// <summary>Runs the generator. A source that the compiler refuses fails the test, unless it says that it wants that.</summary>
internal static class Generate
{
    public const string PlanFile = "Deployment.plan.g.cs";

    /// <summary>The plan of the given sources, which the compiler and our rules must accept.</summary>
    public static DeploymentPlan Plan(params string[] sources) => PlanOf(Run(Checked(Compile.Of(sources))));

    /// <summary>The plan of a compilation that the compiler must accept.</summary>
    public static DeploymentPlan Plan(CSharpCompilation compilation) => PlanOf(Run(Checked(compilation)));

    /// <summary>The plan of a compilation that refers to other projects.</summary>
    public static DeploymentPlan Plan(CSharpCompilation compilation, params AdditionalText[] files) => PlanOf(Run(Checked(compilation), files: files));

    /// <summary>The plan of a compilation that may have errors.</summary>
    public static DeploymentPlan PlanDespiteErrors(params string[] sources) => PlanOf(Run(Compile.Of(sources)));

    /// <summary>The one resource of a type.</summary>
    public static T The<T>(this DeploymentPlan plan)
        where T : ResourceSpec => plan.Resources.OfType<T>().Single();

    /// <summary>The resource of an address.</summary>
    public static T The<T>(this DeploymentPlan plan, string address)
        where T : ResourceSpec => Assert.IsType<T>(plan.Resources.Single(resource => resource.Address.ToString() == address));

    /// <summary>Runs the generator with step tracking.</summary>
    public static GeneratorDriver Driver(string? rootNamespace = null, bool typedPlan = true, IEnumerable<AdditionalText>? files = null) => CSharpGeneratorDriver.Create(
        [new DeploymentGenerator().AsSourceGenerator()],
        files,
        parseOptions: Compile.ParseOptions,
        optionsProvider: new ProjectOptions(rootNamespace, typedPlan),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>What the generator makes of a compilation.</summary>
    public static GeneratorRunResult Run(CSharpCompilation compilation, string? rootNamespace = null, bool typedPlan = true, IEnumerable<AdditionalText>? files = null)
    {
        var result = Driver(rootNamespace, typedPlan, files).RunGenerators(compilation).GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        Assert.Empty(result.Diagnostics);
        return result;
    }

    /// <summary>The runs of a step. An application without attributes on the assembly has none of reading those, and one that refers to no project none of reading plans.</summary>
    public static IReadOnlyList<IncrementalGeneratorRunStep> Steps(GeneratorRunResult result, string name)
    {
        if (result.TrackedSteps.TryGetValue(name, out var steps)) return steps;
        Assert.Contains(name, (string[])[TrackingNames.ParsedAssembly, TrackingNames.ReferencedProjects]);
        return [];
    }

    /// <summary>The text of a generated file.</summary>
    public static string Text(GeneratorRunResult result, string hintName) =>
        result.GeneratedSources.Single(source => source.HintName == hintName).SourceText.ToString();

    /// <summary>What stands between a directive and its end.</summary>
    public static string Region(string text, string symbol)
    {
        var lines = text.Split('\n');
        var start = Array.IndexOf(lines, $"#if {symbol}");
        Assert.True(start >= 0, $"There is no region {symbol}.");
        return string.Join('\n', lines.Skip(start + 1).TakeWhile(line => line != "#endif"));
    }

    public static DeploymentPlan PlanOf(GeneratorRunResult result) => PlanJson.Read(Region(Text(result, PlanFile), "DEPLOY_ECS_PLAN"));

    public static SourceMap SourceMapOf(GeneratorRunResult result) => SourceMap.Read(Region(Text(result, PlanFile), "DEPLOY_ECS_SOURCE_MAP"));

    public static ClassMap ClassMapOf(GeneratorRunResult result) => ClassMap.Read(Region(Text(result, PlanFile), "DEPLOY_ECS_CLASS_MAP"));

    private static CSharpCompilation Checked(CSharpCompilation compilation)
    {
        Assert.Empty(Compile.Errors(compilation));
        return compilation;
    }
}
