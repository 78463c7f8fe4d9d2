using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Deploy.Plan.Texts;

namespace Deploy.Engine.Reporting;

/// <summary>
/// A line of Markdown, written as an interpolated string: the literal parts are markup, and whatever stands in a hole is text, which is escaped.
/// So nobody can forget it. <c>{text:code}</c> is a code span.
/// </summary>
/// <remarks>
/// For CommonMark as GitHub extends it (https://github.github.com/gfm/): besides markup and HTML, text mentions no user, refers to no issue and makes
/// no link.
/// </remarks>
[InterpolatedStringHandler]
public readonly struct Markdown
{
    private const string Code = "code";

    /// <summary>An entity for a character that is not seen, between a sign and the name that it would make a reference of.</summary>
    private const string Nothing = "&#8203;";

    private readonly StringBuilder _text;

    /// <summary>Called by the compiler for an interpolated string.</summary>
    public Markdown(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + (formattedCount * 16));

    /// <summary>Markup.</summary>
    public void AppendLiteral(string markup) => _text.Append(markup);

    /// <summary>Text.</summary>
    public void AppendFormatted(object? text) => _text.Append(Escape(Convert.ToString(text, CultureInfo.InvariantCulture) ?? ""));

    /// <summary>Text in a code span.</summary>
    /// <exception cref="FormatException">The format is none that there is.</exception>
    public void AppendFormatted(object? text, string format) => _text.Append(
        format == Code ? CodeSpan(Convert.ToString(text, CultureInfo.InvariantCulture) ?? "") : throw new FormatException($"'{format}' is no format of Markdown."));

    /// <summary>Markdown.</summary>
    public void AppendFormatted(Markdown part) => _text.Append(part);

    /// <summary>Lines as they are, in a block that no line of theirs can end.</summary>
    /// <param name="language">The word after the fence, such as <c>diff</c>.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="indent">Spaces before each, within an item of a list.</param>
    public static IEnumerable<Markdown> Block(string language, IEnumerable<string> lines, int indent = 0)
    {
        var all = lines.Select(ForeignText.LogLine).ToList();
        var fence = new string('`', Math.Max(3, all.Select(LongestTicks).DefaultIfEmpty(0).Max() + 1));
        var margin = new string(' ', indent);
        return all.Prepend(fence + language).Append(fence).Select(line => OfMarkup(margin + line));
    }

    /// <inheritdoc/>
    public override string ToString() => _text?.ToString() ?? "";

    private static Markdown OfMarkup(string markup)
    {
        var line = new Markdown(markup.Length, 0);
        line.AppendLiteral(markup);
        return line;
    }

    private static string CodeSpan(string text)
    {
        var line = ForeignText.LogLine(text);
        if (line.Length == 0) return "";
        var ticks = new string('`', LongestTicks(line) + 1);
        // A space at both ends is taken away again, where the text is not of spaces only.
        var pad = line[0] is '`' or ' ' || line[^1] is '`' or ' ' ? " " : "";
        return $"{ticks}{pad}{line}{pad}{ticks}";
    }

    private static int LongestTicks(string line)
    {
        var (longest, run) = (0, 0);
        foreach (var c in line) longest = Math.Max(longest, run = c == '`' ? run + 1 : 0);
        return longest;
    }

    private static string Escape(string text)
    {
        var line = ForeignText.LogLine(text);
        var escaped = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            var (before, c, after) = (i > 0 ? line[i - 1] : ' ', line[i], i + 1 < line.Length ? line[i + 1] : ' ');
            var isInWord = char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after);
            escaped.Append(c switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '@' when char.IsLetterOrDigit(after) && !char.IsLetterOrDigit(before) => $"@{Nothing}",
                '#' when char.IsDigit(after) => $"\\#{Nothing}",
                '_' when isInWord => "_",
                '\\' or '`' or '*' or '_' or '[' or ']' or '~' or '|' or '&' or '$' or '#' => $"\\{c}",
                // What would become a link by itself.
                ':' when line.AsSpan(i).StartsWith("://") => "\\:",
                '.' when line.AsSpan(0, i).EndsWith("www", StringComparison.OrdinalIgnoreCase) => "\\.",
                // At the start of an item these begin a list in it.
                '-' or '+' or '=' when i == 0 => $"\\{c}",
                '.' or ')' when i > 0 && line.AsSpan(0, i).IndexOfAnyExceptInRange('0', '9') < 0 => $"\\{c}",
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }
}
