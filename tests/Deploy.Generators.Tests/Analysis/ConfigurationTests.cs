using System.Collections.Immutable;
using Deploy.Generators.Analysis;
using Deploy.Generators.Tests.Support;
using Deploy.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Deploy.Generators.Tests.Analysis;

/// <summary>What a user can switch off, and how rules are described.</summary>
public sealed class ConfigurationTests
{
    private const string Bad = "[EcrRepository, TaskDefinition(Cpu = 256, Memory = 777)] public sealed class Api;";

    [Fact]
    public async Task A_pragma_silences_a_finding() =>
        Assert.Empty(await Analyze.Findings($"using Deploy.Ecs;\n#pragma warning disable DECS0202\n{Bad}\n#pragma warning restore DECS0202"));

    [Fact]
    public async Task Advice_for_a_repository_whose_images_stay_for_ever_stands_at_its_attribute()
    {
        var compilation = Compile.Of("using Deploy.Ecs;\n[EcrRepository] public sealed class Kept;\n[EcrRepository, ExpireImages(TagStatus.Any, KeepNewest = 100)] public sealed class Expiring;");
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([]));

        Assert.Equal(["File0.cs(2,2): Info DECS0817 at EcrRepository"], (await Analyze.Diagnostics(compilation)).Select(Analyze.Describe));
    }

    [Fact]
    public async Task Editorconfig_changes_a_severity()
    {
        var compilation = Compile.Of($"using Deploy.Ecs;\n{Bad}");
        var options = compilation.Options.WithSyntaxTreeOptionsProvider(new Severities("DECS0202", ReportDiagnostic.Suppress));
        Assert.Empty(await Analyze.Diagnostics(compilation.WithOptions(options)));
        options = compilation.Options.WithSyntaxTreeOptionsProvider(new Severities("DECS0202", ReportDiagnostic.Warn));
        Assert.Equal([DiagnosticSeverity.Warning], (await Analyze.Diagnostics(compilation.WithOptions(options))).Select(found => found.Severity));
    }

    [Fact]
    public async Task A_waiver_with_a_reason_silences_a_rule_for_the_application()
    {
        Assert.Empty(await Analyze.Findings($"using Deploy.Ecs;\n[assembly: AllowRule(\"DECS0202\", Because = \"a test\")]\n{Bad}"));
        Assert.Equal(
            ["File0.cs(2,12): Error DECS0908 at AllowRule(\"DECS0202\", Because = \" \")", "File0.cs(3,52): Error DECS0202 at 777"],
            await Analyze.Findings($"using Deploy.Ecs;\n[assembly: AllowRule(\"DECS0202\", Because = \" \")]\n{Bad}"));
    }

    [Fact]
    public async Task A_waiver_silences_a_rule_of_declarations_too() =>
        Assert.Empty(await Analyze.Findings("using Deploy.Ecs;\n[assembly: AllowRule(\"DECS0960\", Because = \"a test\")]\n[Cluster(\"a\"), Cluster(\"b\")] public sealed class Main;"));

    [Fact]
    public async Task A_finding_tells_code_fixes_what_it_is_about()
    {
        var found = Assert.Single(await Analyze.Diagnostics($"using Deploy.Ecs;\n{Bad}"));
        Assert.Equal(
            ("task-definition/storefront-api", "Memory", "Memory"),
            (found.Properties[DeploymentAnalyzer.AddressProperty], found.Properties[DeploymentAnalyzer.PathProperty], found.Properties[DeploymentAnalyzer.ArgumentProperty]));
        Assert.True(found.Properties.ContainsKey(DeploymentAnalyzer.ValueProperty + "0"));
    }

    [Fact]
    public void Every_rule_has_one_descriptor_with_its_own_help()
    {
        var descriptors = new DeploymentAnalyzer().SupportedDiagnostics;
        Assert.Equal(RuleCatalog.All.Select(rule => rule.Id), descriptors.Select(descriptor => descriptor.Id));
        Assert.All(descriptors, descriptor => Assert.EndsWith($"RULES.md#{descriptor.Id.ToLowerInvariant()}", descriptor.HelpLinkUri, StringComparison.Ordinal));
        Assert.All(descriptors, descriptor => Assert.StartsWith("Deploy.Ecs.", descriptor.Category, StringComparison.Ordinal));
        Assert.All(RuleCatalog.All, rule => Assert.Equal(rule.Severity.ToString(), descriptors.Single(descriptor => descriptor.Id == rule.Id).DefaultSeverity.ToString()));
        Assert.Equal("Deploy.Ecs.TaskDefinitions", descriptors.Single(descriptor => descriptor.Id == "DECS0202").Category);
    }

    [Fact]
    public async Task A_program_without_our_attributes_is_left_alone()
    {
        var compilation = Compile.Of("public sealed class Api;");
        var ecs = compilation.References.Single(reference => reference.Display?.EndsWith("Deploy.Ecs.dll", StringComparison.Ordinal) == true);
        Assert.Empty(await Analyze.Diagnostics(compilation.RemoveReferences(ecs)));
    }

    private sealed class Severities(string id, ReportDiagnostic severity) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.NotGenerated;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic found)
        {
            found = severity;
            return diagnosticId == id;
        }

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic found)
        {
            found = default;
            return false;
        }
    }
}
