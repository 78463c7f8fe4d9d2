using Deploy.Local.Pages.Common;
using Deploy.Local.Pages.Markup;
using Deploy.Local.Services.Facts;

namespace Deploy.Local.Pages.Views;

/// <summary>Log groups, and the newest lines of one.</summary>
internal sealed class LogsPage(PageContext page)
{
    private const int MostLines = 300;
    private const int MostStreams = 100;

    public View Show() => new()
    {
        Title = "Logs",
        Section = "Logs",
        Live = $"{Tables()}",
    };

    /// <summary>Null where there is no such group.</summary>
    public View? Show(string region, string group, string? stream, string text)
    {
        if (page.Logs?.Streams(region, group) is not { } streams)
            return null;
        return new View
        {
            Title = $"Log {group}",
            Section = "Logs",
            Above = $"""
                <p class="where">{region}{(stream is null ? Html.None : $""", stream <code>{stream}</code>, <a href="{Links.Log(region, group)}">all streams</a>""")}</p>
                <form method="get" action="{Links.Log(region, group).Split('?')[0]}" class="fields" role="search">
                <input type="hidden" name="group" value="{group}" />{(stream is null ? Html.None : $"""<input type="hidden" name="stream" value="{stream}" />""")}
                {Form.Text("text", "Only lines with", text, "a text")}
                <button type="submit">Filter</button></form>
                """,
            Live = LogLines.Of(page.Logs.Tail(region, group, stream, text, MostLines), $"Newest lines of {group}", withStream: stream is null),
            Below = stream is not null ? Html.None : Table.Of("Streams, the newest first", ["Stream", "Last line"], streams.Take(MostStreams).Select((known, i) => new Row(
                $"stream-{i}", $"""<a href="{Links.Log(region, group, known.Name)}">{known.Name}</a>""", Words.Time(known.LastAt)))),
        };
    }

    private IEnumerable<Html> Tables()
    {
        var none = true;
        foreach (var region in page.Regions)
        {
            if (page.Logs?.Groups(region) is not { Count: > 0 } groups)
                continue;
            none = false;
            yield return Table.Of($"Log groups in {region}", ["Group", "Application", "Kept for", "Streams"], groups.Select(group => new Row(
                $"group-{region}-{group.Name}", $"""<a href="{Links.Log(region, group.Name)}">{group.Name}</a>""",
                $"{(group.Owner.Application is { } application ? $"{application}, {group.Owner.Environment}" : "–")}",
                $"{(group.RetentionInDays is { } days ? $"{days} days" : "ever")}", $"{group.Streams}")));
        }

        if (none)
            yield return $"""<p class="none">There are no log groups.</p>""";
    }
}
