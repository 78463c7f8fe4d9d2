using System.Reflection;
using Deploy.CodeFixes.Fixes;
using Deploy.Generators.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Deploy.CodeFixes.Tests;

/// <summary>What holds for every fix.</summary>
public class CodeFixTests
{
    private static readonly CodeFixProvider[] All =
    [
        .. typeof(DeploymentCodeFix).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    [Fact]
    public void There_are_the_fixes_that_were_promised() => Assert.True(All.Length >= 6);

    [Fact]
    public void Every_fix_is_exported_for_csharp_under_its_own_name() => Assert.All(All, fix =>
    {
        var export = fix.GetType().GetCustomAttribute<ExportCodeFixProviderAttribute>()!;
        Assert.Equal(fix.GetType().Name, export.Name);
        Assert.Equal([LanguageNames.CSharp], export.Languages);
        Assert.True(fix.GetType().IsSealed && fix.GetType().IsPublic, export.Name);
        Assert.NotNull(fix.GetFixAllProvider());
    });

    [Fact]
    public void Every_fix_is_of_diagnostics_that_the_analyzer_reports() => Assert.All(
        All,
        fix => Assert.Subset(new DeploymentAnalyzer().SupportedDiagnostics.Select(descriptor => descriptor.Id).ToHashSet(), fix.FixableDiagnosticIds.ToHashSet()));

    [Fact]
    public void No_diagnostic_has_two_fixes_of_one_kind() =>
        Assert.Equal(All.SelectMany(fix => fix.FixableDiagnosticIds).Distinct().Count(), All.Sum(fix => fix.FixableDiagnosticIds.Length));

    [Fact]
    public Task Everything_is_fixed_at_once() => Fix.Turns<RangeFix>(
        """
        [EcrRepository, TaskDefinition(Cpu = 256, Memory = 512)]
        [HealthCheck("CMD", "/check", IntervalSeconds = {|DECS0321:400|}, TimeoutSeconds = 5)]
        public sealed class Other;

        [TaskDefinition(Cpu = 256, Memory = 512)]
        [HealthCheck("CMD", "/check", IntervalSeconds = {|DECS0321:500|}, TimeoutSeconds = 5)]
        """,
        """
        [EcrRepository, TaskDefinition(Cpu = 256, Memory = 512)]
        [HealthCheck("CMD", "/check", IntervalSeconds = 300, TimeoutSeconds = 5)]
        public sealed class Other;

        [TaskDefinition(Cpu = 256, Memory = 512)]
        [HealthCheck("CMD", "/check", IntervalSeconds = 300, TimeoutSeconds = 5)]
        """,
        "Use 300");
}
