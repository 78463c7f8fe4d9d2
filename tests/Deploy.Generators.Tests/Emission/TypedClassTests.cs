using System.Reflection;
using Deploy.Generators.Tests.Support;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Snapshooter.Xunit;

namespace Deploy.Generators.Tests.Emission;

/// <summary>The typed view of a plan.</summary>
public sealed class TypedClassTests
{
    private const string HintName = "Storefront.StorefrontDeployment.g.cs";

    [Fact]
    public void It_names_every_resource() => Snapshot.Match(Generate.Text(Generate.Run(Compile.Of(Samples.Storefront)), HintName));

    [Fact]
    public void It_is_written_only_where_it_is_asked_for()
    {
        var sources = Generate.Run(Compile.Of(Samples.Storefront), typedPlan: false).GeneratedSources;

        Assert.Equal([Generate.PlanFile], sources.Select(source => source.HintName));
    }

    [Fact]
    public void It_lies_in_the_root_namespace() =>
        Assert.Contains("namespace @Acme.@Shop\n", Generate.Text(Generate.Run(Compile.Of(Samples.Storefront), "Acme.Shop"), "Acme.Shop.StorefrontDeployment.g.cs"), StringComparison.Ordinal);

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3)]
    [InlineData(LanguageVersion.Latest)]
    public void It_compiles_without_a_warning_in_old_and_new_projects(LanguageVersion version)
    {
        var text = Generate.Text(Generate.Run(Compile.Of(Samples.Storefront)), HintName);
        var tree = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(version, DocumentationMode.Diagnose), "Generated.cs");
        var compilation = Compile.Of().AddSyntaxTrees(tree)
            .WithOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, warningLevel: 9999));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden));
    }

    [Fact]
    public void It_reads_the_plan_beside_the_program()
    {
        var name = $"Typed{Guid.NewGuid():N}";
        var compilation = Compile.Of(name, [Samples.Storefront]);
        var result = Generate.Run(compilation);
        var type = Load(compilation.AddSyntaxTrees(result.GeneratedSources.Select(source => source.SyntaxTree))).GetType($"{name}.StorefrontDeployment", throwOnError: true)!;

        var missing = Assert.Throws<TargetInvocationException>(() => Get(type, null, "Plan"));
        Assert.Contains("There is no plan at", missing.InnerException!.Message, StringComparison.Ordinal);

        var file = Path.Combine(AppContext.BaseDirectory, $"{name}.deploy.json");
        File.WriteAllText(file, new DeploymentDocument(Generate.PlanOf(result), SourceMap.Empty).Write());
        try
        {
            type = Load(compilation.AddSyntaxTrees(result.GeneratedSources.Select(source => source.SyntaxTree))).GetType($"{name}.StorefrontDeployment", throwOnError: true)!;
            Assert.Equal("storefront", Assert.IsType<DeploymentPlan>(Get(type, null, "Plan")).Application);
            Assert.Equal(2, Assert.IsType<ServiceSpec>(Get(type, null, "StorefrontApiService")).DesiredCount);
            var prod = type.GetMethod("ForStage")!.Invoke(null, ["prod"])!;
            Assert.Equal(6, Assert.IsType<ServiceSpec>(Get(prod.GetType(), prod, "StorefrontApiService")).DesiredCount);
            var dev = type.GetMethod("ForStage")!.Invoke(null, ["dev"])!;
            var removed = Assert.Throws<TargetInvocationException>(() => Get(dev.GetType(), dev, "NightlyReportSchedule"));
            Assert.Equal("The plan has no 'schedule/nightly-report' in stage 'dev'.", removed.InnerException!.Message);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_changed_value_changes_nothing_in_it()
    {
        var before = Generate.Text(Generate.Run(Compile.Of(Samples.Storefront)), HintName);
        var changed = Samples.Storefront.Replace("DesiredCount = 6", "DesiredCount = 7", StringComparison.Ordinal).Replace("Memory = 1024", "Memory = 2048", StringComparison.Ordinal);
        Assert.NotEqual(Samples.Storefront, changed);
        Assert.Equal(before, Generate.Text(Generate.Run(Compile.Of(changed)), HintName));
    }

    [Fact]
    public void Names_that_fall_together_are_told_apart()
    {
        var text = Generate.Text(
            Generate.Run(Compile.Of("""
                using Deploy.Ecs;
                [assembly: Deployment("9-lives")]
                [Cluster("a-b")] public sealed class First;
                [Cluster("a_b")] public sealed class Second;
                """)),
            "Storefront._9LivesDeployment.g.cs");
        Assert.Contains(" ABCluster {", text, StringComparison.Ordinal);
        Assert.Contains(" ABCluster2 {", text, StringComparison.Ordinal);
        Assert.Empty(Compile.Errors(Compile.Of(text)));
    }

    [Fact]
    public void A_program_without_the_plans_classes_gets_the_plan_only()
    {
        var compilation = Compile.Of(Samples.FourAttributes);
        var plan = compilation.References.Single(reference => reference.Display?.EndsWith("Deploy.Plan.dll", StringComparison.Ordinal) == true);
        var result = Generate.Run(compilation.RemoveReferences(plan));
        Assert.Equal([Generate.PlanFile], result.GeneratedSources.Select(source => source.HintName));
    }

    private static Assembly Load(Compilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return Assembly.Load(image.ToArray());
    }

    private static object? Get(Type type, object? instance, string property) => type.GetProperty(property)!.GetValue(instance);
}
