using Deploy.Generators.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Deploy.Generators.Tests.Analysis;

/// <summary>Whatever stands in the source, generator and analyzer go on, and what is generated compiles.</summary>
public sealed class HostileCodeTests
{
    [Theory]
    [InlineData("[Cluster] public sealed class Shop; [Cluster] public sealed record Shop;", "CS0101")]
    [InlineData("[Cluster, EcrRepository] public sealed class Shop; [TaskDefinition(Cpu = 256, Memory = 512)] public sealed record Shop; [Service] public sealed class Shop;", "CS0101")]
    [InlineData("[Cluster] public sealed class Shop { [Service] public sealed class Shop; }", "CS0542")]
    public async Task One_kind_twice_under_one_name(string source, string error)
    {
        var compilation = Compile.Of($"using Deploy.Ecs;\n{source}\n[Cluster(\"not a name\")] public sealed class Other;");
        Assert.Contains(error, Compile.Errors(compilation).Select(diagnostic => diagnostic.Id));
        Assert.NotEmpty(Generate.PlanOf(Generate.Run(compilation)).Resources);
        Assert.Contains("DECS0101", (await Analyze.Diagnostics(compilation)).Select(diagnostic => diagnostic.Id));
    }

    public static TheoryData<string> HostileNames => ["a\\nb", "a\\rb", "a\\u2028b", "a\\u0085b", "a}b", "a{b", "@{", "@{x", "@{}", "}", "\\0", "\\\"", "\\\\", "*/", "<!--", "]]>", "&", "a\\tb", "\\ud800", "a\\n#endif\\nb"];

    [Theory]
    [MemberData(nameof(HostileNames))]
    public async Task A_name_never_breaks_the_generated_code(string name)
    {
        var compilation = Compile.Of($"""
            using Deploy.Ecs;
            [assembly: Deployment("{name}", Stages = ["{name}"])]
            [Cluster("{name}"), EcrRepository("{name}"), TaskDefinition("{name}", Cpu = 256, Memory = 512), Service("{name}"), Schedule("{name}", "rate(1 day)")]
            [TaskRole("{name}-task"), AwsLogs(LogGroup = "{name}"), Tag("{name}", "{name}"), Environment("{name}", "{name}")] public sealed class Shop;
            """);
        Assert.Empty(Compile.Errors(compilation));
        var generated = Generate.Run(compilation);
        var result = compilation.AddSyntaxTrees(generated.GeneratedSources.Select(source => source.SyntaxTree));
        Assert.Empty(result.GetDiagnostics().Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error or DiagnosticSeverity.Warning && diagnostic.Location.SourceTree?.FilePath.StartsWith("/src/", StringComparison.Ordinal) == false));
        Assert.NotEmpty(Generate.PlanOf(generated).Resources);
        await Analyze.Diagnostics(compilation);
    }

    [Theory]
    [InlineData("[Cluster(\"not a name\"), Tag(Missing, \"x\")] public sealed class Api;", "Error DECS0101 at \"not a name\"")]
    [InlineData("[EcrRepository, TaskDefinition(Cpu = 256, Memory = 300), Port(Missing)] public sealed class Api;", "Error DECS0202 at 300")]
    [InlineData("[EcrRepository, TaskDefinition(Cpu = Missing, Memory = 300), HealthCheck(\"CMD\", \"x\", IntervalSeconds = 1, TimeoutSeconds = 2)] public sealed class Api;", "Error DECS0321 at 1")]
    public async Task An_attribute_that_does_not_compile_hides_its_own_findings_only(string source, string found)
    {
        var compilation = Compile.Of($"using Deploy.Ecs;\n{source}");
        Assert.NotEmpty(Compile.Errors(compilation));
        var findings = (await Analyze.Diagnostics(compilation)).Select(Analyze.Describe).ToArray();
        Assert.Equal([found], findings.Select(finding => finding[(finding.IndexOf(": ", StringComparison.Ordinal) + 2)..]));
    }

    [Theory]
    [InlineData("[EcrRepository, TaskDefinition(Cpu = 256, Memory = 512), Service(DesiredCount = Missing)] [Cluster] public sealed class Api;")]
    [InlineData("[Cluster, Service, TaskDefinition(Cpu = 256, Memory = 512), EcrRepository, Container(\"api\", Port = Missing), TargetGroup(\"web\")] public sealed class Api;")]
    [InlineData("[Cluster, Service, TaskDefinition(Cpu = Missing, Memory = 512), EcrRepository, Container(\"api\")] public sealed class Api;")]
    public async Task What_may_follow_from_it_is_not_reported(string source)
    {
        var compilation = Compile.Of($"using Deploy.Ecs;\n{source}");
        Assert.NotEmpty(Compile.Errors(compilation));
        Assert.Empty((await Analyze.Diagnostics(compilation)).Select(Analyze.Describe));
    }
}
