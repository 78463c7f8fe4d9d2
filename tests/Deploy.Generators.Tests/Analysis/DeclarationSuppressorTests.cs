using System.Collections.Immutable;
using Deploy.Generators.Analysis;
using Deploy.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deploy.Generators.Tests.Analysis;

/// <summary>Rules for programs say nothing about classes that declare resources, and as much as before about all others.</summary>
public sealed class DeclarationSuppressorTests
{
    private const string Source = """
        using Deploy.Ecs;

        [Cluster] public sealed class Shop;
        [Cluster("a")] public sealed record Other { public void Method() { } }
        [System.Obsolete] public sealed class Plain;
        public sealed class Bare;
        """;

    [Theory]
    [InlineData("CA1050")]
    [InlineData("CA1515")]
    [InlineData("CA1812")]
    public async Task A_rule_of_an_analyzer(string id) => Assert.Equal(["Shop", "Other"], await SuppressedAsync(id, new TypeAnalyzer(id)));

    [Fact]
    public async Task A_warning_of_the_compiler() => Assert.Equal(["Shop", "Other"], await SuppressedAsync("CS1591", new TypeAnalyzer("CA0000")));

    [Fact]
    public async Task No_other_rule() => Assert.Empty(await SuppressedAsync("CA1000", new TypeAnalyzer("CA1000")));

    /// <summary>What of an id was suppressed, by the text that it marks; that the others are there shows that the id was reported.</summary>
    private static async Task<string[]> SuppressedAsync(string id, DiagnosticAnalyzer analyzer)
    {
        var compilation = Compile.Of(Source);
        var withAnalyzers = compilation.WithAnalyzers([analyzer, new DeclarationSuppressor()], new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: (exception, _, _) => Assert.Fail($"{exception}"), concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true));
        var all = (await withAnalyzers.GetAllDiagnosticsAsync()).Where(diagnostic => diagnostic.Id == id).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ToList();
        string[] marked = [.. all.Where(diagnostic => !diagnostic.IsSuppressed).Select(TextOf)];
        Assert.Superset(new HashSet<string> { "Plain", "Bare" }, marked.ToHashSet());
        return [.. all.Where(diagnostic => diagnostic.IsSuppressed).Select(TextOf)];
    }

    private static string TextOf(Diagnostic diagnostic) => diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);

    /// <summary>Warns of every class.</summary>
#pragma warning disable RS1001, RS1017, RS1038, RS1041 // It is shipped to nobody, and stands for rules of others.
    private sealed class TypeAnalyzer(string id) : DiagnosticAnalyzer
    {
        private readonly DiagnosticDescriptor _rule = new(id, "Title", "Message", "Category", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [_rule];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterSymbolAction(symbol => symbol.ReportDiagnostic(Diagnostic.Create(_rule, symbol.Symbol.Locations[0])), SymbolKind.NamedType);
        }
    }
}
