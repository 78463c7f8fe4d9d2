using Deploy.Local.Pages.Markup;
using Deploy.Local.Services.Facts;

namespace Deploy.Local.Pages.Views;

/// <summary>Lines of a log, the newest at the end. With script it stays at its end while lines come, unless somebody has scrolled up.</summary>
internal static class LogLines
{
    private const string Format = "MM-dd HH:mm:ss.fff";

    public static Html Of(IReadOnlyList<LogLineFacts> lines, string label, bool withStream) => $"""
        <div class="log" id="log" role="log" aria-label="{label}" tabindex="0">{(lines.Count > 0 ? lines.Select(line => Line(line, withStream)) : [Empty])}</div>
        """;

    private static Html Empty { get; } = $"""<p class="none" id="log-empty">No lines.</p>""";

    private static Html Line(LogLineFacts line, bool withStream)
    {
        var stream = withStream ? $"""<span class="stream">{Short(line.Stream)}</span> """ : Html.None;
        return $"""<p id="line-{line.Stream}-{line.Number}">{Words.Time(line.At, TimeZoneInfo.Utc, Format)} {stream}<span>{line.Text}</span></p>""";
    }

    /// <summary><c>prefix/container/task</c> as container and the beginning of the task's id.</summary>
    private static string Short(string stream) => stream.Split('/') is [.., var container, { Length: > 8 } task] ? $"{container}/{task[..8]}" : stream;
}
