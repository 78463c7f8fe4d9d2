using Deploy.Local.Pages.Common;
using Deploy.Local.Pages.Markup;
using Deploy.Local.Services;
using Deploy.Local.Timing;

namespace Deploy.Local.Pages.Views;

/// <summary>Local's time, and a form that moves it on.</summary>
internal sealed class ClockPage(PageContext page)
{
    public View Show()
    {
        var clock = page.Local.Clock;
        var due = new Timeline(page.Local).NextDue();
        return new View
        {
            Title = "Clock",
            Section = "Clock",
            Live = $"""
                <dl class="facts">
                <div><dt>Local's time</dt><dd>{Words.Time(clock.Now)} UTC</dd></div>
                <div><dt>Ahead of real time by</dt><dd>{(clock.Offset == TimeSpan.Zero ? "nothing" : Words.Length(clock.Offset))}</dd></div>
                <div><dt>Something is due next</dt><dd>{(due is { } at ? Words.Time(LocalClock.FromTimestamp(Math.Min(at, Timeline.Latest))) : Words.Dash)}</dd></div>
                </dl>
                """,
            Below = $"""
                <h2>Move it on</h2>
                {page.Forms.Of("advance", "Move on", Form.Text("by", "By", "1d", "7d, 12h, 30m, 90s"))}
                <p class="hint">What becomes due on the way is started, each at its own time. Programs that run have their own clock, which goes on as before.</p>
                {page.Forms.Button("reset-clock", "Back to real time", "with Local's clock")}
                """,
        };
    }
}
