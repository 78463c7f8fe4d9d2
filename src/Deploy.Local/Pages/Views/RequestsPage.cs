using System.Text.Json;
using Deploy.Local.Pages.Common;
using Deploy.Local.Pages.Markup;
using Deploy.Local.Requests;

namespace Deploy.Local.Pages.Views;

/// <summary>The request log, whose secrets were taken out before it was written.</summary>
internal sealed class RequestsPage(PageContext page)
{
    private const int Most = 100;
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="which"><c>errors</c>, <c>changes</c>, or anything else for all.</param>
    public View Show(string which)
    {
        var entries = page.Local.Requests.Read(mutating: which == "changes" ? true : null)
            .Where(entry => which != "errors" || entry.Status is 0 or >= 400).Reverse().Take(Most);
        return new View
        {
            Title = "Requests",
            Section = "Requests",
            Above = $"""
                <nav aria-label="Which requests"><ul class="choice">{Choice("", "All", which)}{Choice("changes", "Changes", which)}{Choice("errors", "Errors", which)}</ul></nav>
                """,
            Live = Table.Of($"The last {Most}, the newest first", ["Operation", "Service", "Status", "Region", "Time", "Problem", "Request"], entries.Select(Of), "There are none."),
        };
    }

    private static Html Choice(string which, string label, string chosen)
    {
        var link = which.Length == 0 ? Links.Requests : $"{Links.Requests}?show={which}";
        return which == (chosen is "errors" or "changes" ? chosen : "")
            ? $"""<li><a href="{link}" aria-current="true">{label}</a></li>"""
            : (Html)$"""<li><a href="{link}">{label}</a></li>""";
    }

    private static Row Of(RequestEntry entry) => new(
        $"request-{entry.Sequence}", $"{entry.Operation}", $"{entry.Service}",
        $"""<span class="state {(entry.Status is 0 or >= 400 ? "bad" : "good")}">{(entry.Status == 0 ? (Html)$"broken" : $"{entry.Status}")}</span>""",
        $"{entry.Region}", Words.Time(entry.Time), $"{entry.ErrorCode ?? "–"}",
        entry.Input is { Count: > 0 } input
            ? $"""<details><summary>Show<span class="unseen"> request {entry.Sequence}</span></summary><pre tabindex="0">{input.ToJsonString(Readable)}</pre></details>"""
            : Words.Dash);
}
