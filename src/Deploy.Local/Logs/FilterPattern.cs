using System.Text.RegularExpressions;

namespace Deploy.Local.Logs;

/// <summary>
/// The plain-text half of CloudWatch's filter patterns: terms that all occur, <c>?term</c> of which one occurs,
/// <c>-term</c> that does not, <c>"a phrase"</c>. Patterns over JSON or columns are refused.
/// </summary>
internal sealed partial class FilterPattern(IReadOnlyList<(char Kind, string Text)> terms)
{
    public static FilterPattern Parse(string pattern)
    {
        var text = pattern.Trim();
        if (text.StartsWith('{') || text.StartsWith('[') || text.StartsWith('%'))
            throw LogErrors.Invalid("Local reads filter patterns of plain terms only, not those over JSON, columns or regular expressions.");

        var terms = Term().Matches(text).Select(match => (
            match.Groups["kind"].Value is [var kind] ? kind : ' ',
            match.Groups["phrase"].Success ? match.Groups["phrase"].Value : match.Groups["word"].Value)).ToList();
        return new FilterPattern(terms);
    }

    public bool Matches(string message)
    {
        var optional = terms.Where(term => term.Kind == '?').ToList();
        return terms.All(term => term.Kind switch
        {
            '-' => !Contains(message, term.Text),
            '?' => true,
            _ => Contains(message, term.Text),
        }) && (optional.Count == 0 || optional.Any(term => Contains(message, term.Text)));
    }

    private static bool Contains(string message, string text) => message.Contains(text, StringComparison.Ordinal);

    [GeneratedRegex("(?<kind>[?-])?(\"(?<phrase>[^\"]*)\"|(?<word>[^\\s\"]+))", RegexOptions.CultureInvariant)]
    private static partial Regex Term();
}
