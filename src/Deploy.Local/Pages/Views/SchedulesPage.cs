using Deploy.Local.Invocations;
using Deploy.Local.Pages.Common;
using Deploy.Local.Pages.Markup;
using Deploy.Local.Services;
using Deploy.Local.Services.Facts;
using Deploy.Local.Timing;

namespace Deploy.Local.Pages.Views;

/// <summary>Schedules and rules: when they are due next, what they started last, and what they gave up.</summary>
internal sealed class SchedulesPage(PageContext page)
{
    private const int NextTimes = 3;
    private const int MostStarts = 30;

    private readonly DeadLetters _letters = new(page.Local.Store);

    public View Show()
    {
        var tables = page.Regions.SelectMany(Of).ToList();
        return new View
        {
            Title = "Schedules",
            Section = "Schedules",
            Above = $"""<p class="hint">Times are those of each schedule's time zone. <a href="{Links.Clock}">Move the clock on</a> to see what becomes due.</p>""",
            Live = $"""
                {(tables.Count > 0 ? tables : [$"""<p class="none">There are no schedules.</p>"""])}
                <h2>Last starts</h2>
                {Starts()}
                <h2>Dead letters</h2>
                {Letters()}
                """,
        };
    }

    private IEnumerable<Html> Of(string region)
    {
        var schedules = page.Local.Peers.All<ITimetable>().SelectMany(timetable => timetable.Schedules(region)).ToList();
        if (schedules.Count > 0)
            yield return new ScheduleTable(page.Forms).Of(region, schedules, $"Schedules and rules in {region}", NextTimes);
    }

    private Html Starts() => Table.Of(
        "What they started, the newest first", ["Schedule or rule", "Due", "Tried", "Tasks", "Problem"],
        page.Local.Requests.Read().Reverse().Select(entry => (entry.Sequence, Fired: Fired.Of(entry))).Where(found => found.Fired is not null).Take(MostStarts).Select(found => new Row(
            $"start-{found.Sequence}", $"{Name(found.Fired!.Source)}", Words.Time(found.Fired.Due), Words.Time(found.Fired.At),
            found.Fired.Tasks.Count == 0 ? Words.Dash : $"{found.Fired.Tasks.Select(task => Task(found.Fired.Region, task))}", $"{found.Fired.Error ?? "–"}")),
        "Nothing was started since Local began to run.");

    /// <summary>Their bodies hold values of environment variables, and are left out.</summary>
    private Html Letters() => Table.Of(
        "What was given up, the newest first", ["Schedule or rule", "Region", "Sent", "Error", "Tries"],
        _letters.Regions.SelectMany(region => _letters.Of(region).Select((letter, i) => (Region: region, Letter: letter, Index: i))).OrderByDescending(found => found.Letter.SentAt).Take(MostStarts)
            .Select(found => new Row(
                $"letter-{found.Region}-{found.Index}", $"{Name(Attribute(found.Letter, "SCHEDULE_ARN") ?? Attribute(found.Letter, "RULE_ARN") ?? "")}", $"{found.Region}",
                Words.Time(LocalClock.FromTimestamp(found.Letter.SentAt)), $"{Attribute(found.Letter, "ERROR_CODE")}: {Attribute(found.Letter, "ERROR_MESSAGE")}",
                $"{Attribute(found.Letter, "RETRY_ATTEMPTS")} more")),
        "Nothing was given up.");

    private static string? Attribute(DeadLetter letter, string name) => letter.Attributes.GetValueOrDefault(name);

    private static string Name(string arn) => Arn.TryParse(arn)?.Resource is { } resource ? resource[(resource.IndexOf('/', StringComparison.Ordinal) + 1)..] : arn;

    private static Html Task(string region, string arn) => Arn.TryParse(arn)?.Resource.Split('/') is [_, var cluster, { Length: > 8 } id]
        ? $"""<a href="{Links.Task(region, cluster, id)}"><code>{id[..8]}</code></a>"""
        : (Html)$"{arn}";
}
