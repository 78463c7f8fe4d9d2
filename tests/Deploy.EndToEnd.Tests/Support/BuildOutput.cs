using System.Text.RegularExpressions;
using Deploy.Testing;

namespace Deploy.EndToEnd.Tests.Support;

/// <summary>An error or warning that MSBuild printed.</summary>
/// <param name="File">The file's name without its folder; for an error without a place, what stands there.</param>
/// <param name="Line">From 1; 0: none.</param>
/// <param name="Column">From 1; 0: none.</param>
/// <param name="Severity"><c>error</c> or <c>warning</c>.</param>
/// <param name="Code"><c>DECSnnnn</c>.</param>
/// <param name="Text">The rest of the line.</param>
public sealed record BuildDiagnostic(string File, int Line, int Column, string Severity, string Code, string Text);

/// <summary>What a build said in our codes.</summary>
public static partial class BuildOutput
{
    /// <summary>The errors and warnings with a code of ours, each once (MSBuild repeats them in its summary).</summary>
    /// <remarks>MSBuild prints every line of a text with the place and the code before it; our further lines are indented.</remarks>
    public static IReadOnlyList<BuildDiagnostic> Diagnostics(this RunResult result)
    {
        var found = new List<BuildDiagnostic>();
        foreach (var next in OneDiagnostic().Matches(result.Output).Select(Of))
        {
            if (next.Text.StartsWith("  ", StringComparison.Ordinal) && found.Count > 0 && found[^1] with { Text = "" } == next with { Text = "" })
                found[^1] = found[^1] with { Text = $"{found[^1].Text}\n{next.Text}" };
            else
                found.Add(next);
        }

        return found.Distinct().ToList();
    }

    /// <summary>The errors with a code of ours; the build must have failed.</summary>
    public static IReadOnlyList<BuildDiagnostic> Errors(this RunResult result)
    {
        Assert.True(result.ExitCode != 0, $"The build succeeded:\n{result.Output}");
        return result.Diagnostics().Where(found => found.Severity == "error").ToList();
    }

    /// <summary>The one error; the build must have failed for it and for nothing else.</summary>
    public static BuildDiagnostic OnlyError(this RunResult result)
    {
        var errors = result.Errors();
        Assert.True(errors.Count == 1, $"{errors.Count} coded errors instead of one:\n{result.Output}");
        Assert.DoesNotMatch(ForeignError(), result.Output);
        return errors[0];
    }

    private static BuildDiagnostic Of(Match match) => new(
        Path.GetFileName(match.Groups["file"].Value.Trim()),
        Number(match.Groups["line"]),
        Number(match.Groups["column"]),
        match.Groups["severity"].Value,
        match.Groups["code"].Value,
        match.Groups["text"].Value.TrimEnd());

    private static int Number(Group group) => group.Success ? int.Parse(group.Value, System.Globalization.CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?<file>[^\r\n(:]*)(\((?<line>\d+),(?<column>\d+)(,\d+,\d+)?\))?\s*: (?<severity>error|warning) (?<code>DECS\d{4}): (?<text>.*?)( \[[^\]\r\n]*proj\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex OneDiagnostic();

    [GeneratedRegex(@": error (?!DECS\d{4}:)\w+", RegexOptions.Multiline)]
    private static partial Regex ForeignError();
}
