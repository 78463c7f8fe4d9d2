using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Deploy.Plan.Texts;

/// <summary>
/// Text that others wrote (log lines, reasons, events, tags, messages of services), made safe for where it goes. Each output has one writer, and
/// each writer passes everything through here, so that whoever can make a container log a line can give no orders to a terminal or a pipeline.
/// </summary>
/// <remarks>
/// What reads along: terminals (control and escape sequences, also the C1 ones; characters that turn the direction of text or are not seen),
/// GitHub's runner (<c>::command::</c> at the start of a line, spaces apart, and <c>##[command]</c> anywhere), Azure's agent (<c>##vso[</c>
/// anywhere), and MSBuild, editors and problem matchers (<c>origin: error CODE: text</c>).
/// </remarks>
public static class ForeignText
{
    private static readonly Regex LineEnds = new(@"[ \t]*(?:\r\n|[\r\n\v\f\u0085\u2028\u2029])\s*");
    private static readonly Regex TwoHashes = new("#(?=#)");
    private static readonly Regex WorkflowCommand = new(@"^(\s*):(?=:)");
    private static readonly Regex HashOfCommand = new(@"#(?=[#\[])");

    /// <summary>The word of <c>error CODE:</c> and <c>warning:</c>, wherever a program may look for it.</summary>
    private static readonly Regex CanonicalWord = new(@"(?<![^\s:()\[\]>,;])(error|warning)(?=(?:\s+[^:\s]*)?\s*:)", RegexOptions.IgnoreCase);

    /// <summary>One line that a person can read: line ends become spaces, tabs too, and what is not seen is written as <c>\u202E</c>.</summary>
    public static string OneLine(string text)
    {
        if (IsPlain(text)) return text;
        var joined = LineEnds.Replace(text, " ").TrimEnd();
        var line = new StringBuilder(joined.Length);
        for (var i = 0; i < joined.Length; i++)
        {
            var c = joined[i];
            var isPair = char.IsHighSurrogate(c) && i + 1 < joined.Length && char.IsLowSurrogate(joined[i + 1]);
            if (c == '\t')
            {
                line.Append(' ');
            }
            else if (IsShown(CharUnicodeInfo.GetUnicodeCategory(joined, i)))
            {
                line.Append(c);
                if (isPair) line.Append(joined[++i]);
            }
            else
            {
                AppendEscape(line, c);
                if (isPair) AppendEscape(line, joined[++i]);
            }
        }

        return line.ToString();
    }

    /// <summary>A line for a terminal, a log of MSBuild or a log of CI: <see cref="OneLine"/>, and no program takes it for more than text.</summary>
    public static string LogLine(string text)
    {
        var line = TwoHashes.Replace(OneLine(text), "# ");
        line = WorkflowCommand.Replace(line, "$1: ");
        return CanonicalWord.Replace(line, "'$1'");
    }

    /// <summary>A JSON document of the same meaning that can be shown in a log: what <see cref="LogLine"/> would change in it is written as an escape.</summary>
    /// <param name="document">JSON. Outside of its strings there is nothing to change.</param>
    public static string Json(string document)
    {
        var safe = HashOfCommand.Replace(document, @"\u0023");
        if (safe.All(c => c is >= ' ' and < '\u007f' or '\n')) return safe;
        var text = new StringBuilder(safe.Length);
        for (var i = 0; i < safe.Length; i++)
        {
            var isPair = char.IsHighSurrogate(safe[i]) && i + 1 < safe.Length && char.IsLowSurrogate(safe[i + 1]);
            if (safe[i] is '\n' or '\r' or '\t' || IsShown(CharUnicodeInfo.GetUnicodeCategory(safe, i)))
            {
                text.Append(safe[i]);
                if (isPair) text.Append(safe[++i]);
            }
            else
            {
                AppendEscape(text, safe[i]);
                if (isPair) AppendEscape(text, safe[++i]);
            }
        }

        return text.ToString();
    }

    private static bool IsPlain(string text) => text.All(c => c is >= ' ' and < '\u007f');

    private static bool IsShown(UnicodeCategory category) => category is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static void AppendEscape(StringBuilder text, char c) => text.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
}
