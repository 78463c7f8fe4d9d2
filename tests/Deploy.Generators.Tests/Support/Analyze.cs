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

    /// <summary>The findings without their places, as <c>severity id at the text there</c>.</summary>
    public static async Task<string[]> Marked(params string[] sources) =>
        [.. (await Findings(sources)).Select(finding => finding[(finding.IndexOf(": ", StringComparison.Ordinal) + 2)..])];

    /// <summary>The findings of a source with files of parameters, with their messages.</summary>
    public static async Task<string[]> FindingsWith(string source, params (string Name, string Text)[] files)
    {
        var compilation = Compile.Of(source);
        Assert.Empty(Compile.Errors(compilation));
        var found = await Diagnostics(compilation, OptionsWith(files));
        return [.. found.Select(diagnostic => $"{Describe(diagnostic)}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}").Order(StringComparer.Ordinal)];
    }

    /// <summary>Options with files of parameters.</summary>
    public static AnalyzerOptions OptionsWith(IEnumerable<(string Name, string Text)> files, bool isLibrary = false) =>
        new([.. files.Select(file => new ParameterText(file.Name, file.Text))], new ProjectOptions(isLibrary: isLibrary));

    /// <summary>The findings of a compilation that refers to other projects, with their messages.</summary>
    public static async Task<string[]> FindingsOf(CSharpCompilation compilation, ProjectOptions options, params AdditionalText[] files)
    {
        Assert.Empty(Compile.Errors(compilation));
        var found = await Diagnostics(compilation, new AnalyzerOptions([.. files], options));
        return [.. found.Select(diagnostic => $"{Describe(diagnostic)}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}").Order(StringComparer.Ordinal)];
    }

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
        FindingPaths.AssertExist(diagnostics);
        return diagnostics;
    }

    /// <summary>See <see cref="Findings"/>; in a file that is no source, with the length of what is marked.</summary>
    public static string Describe(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetLineSpan();
        var place = $"{Path.GetFileName(span.Path)}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1})";
        return diagnostic.Location.SourceTree is { } tree
            ? $"{place}: {diagnostic.Severity} {diagnostic.Id} at {tree.GetText().ToString(diagnostic.Location.SourceSpan)}"
            : $"{place}+{diagnostic.Location.SourceSpan.Length}: {diagnostic.Severity} {diagnostic.Id}";
    }
}
