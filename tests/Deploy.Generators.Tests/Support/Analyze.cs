using Deploy.Generators.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deploy.Generators.Tests.Support;

/// <summary>Runs the analyzer.</summary>
internal static class Analyze
{
    /// <summary>The findings, as <c>file(line,column): severity id at the text there</c>, sorted; lines and columns are counted from 1.</summary>
    public static async Task<string[]> Findings(params string[] sources) => [.. (await Diagnostics(sources)).Select(Describe).Order(StringComparer.Ordinal)];

    /// <summary>The findings of sources that the compiler accepts.</summary>
    public static Task<IReadOnlyList<Diagnostic>> Diagnostics(params string[] sources)
    {
        var compilation = Compile.Of(sources);
        Assert.Empty(Compile.Errors(compilation));
        return Diagnostics(compilation);
    }

    /// <summary>The findings of a compilation that may have errors.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Diagnostics(CSharpCompilation compilation, AnalyzerOptions? options = null)
    {
        var failures = new List<Exception>();
        var withAnalyzers = compilation.WithAnalyzers([new DeploymentAnalyzer()], new CompilationWithAnalyzersOptions(
            options ?? new AnalyzerOptions([]),
            onAnalyzerException: (exception, _, _) => failures.Add(exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: false));
        var diagnostics = await withAnalyzers.GetAnalyzerDiagnosticsAsync();
        Assert.Empty(failures);
        return diagnostics;
    }

    /// <summary>See <see cref="Findings"/>.</summary>
    public static string Describe(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetLineSpan();
        var text = diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);
        return $"{Path.GetFileName(span.Path)}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1}): {diagnostic.Severity} {diagnostic.Id} at {text}";
    }
}
