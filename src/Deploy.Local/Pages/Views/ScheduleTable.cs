using Deploy.Local.Pages.Markup;
using Deploy.Local.Services.Facts;

namespace Deploy.Local.Pages.Views;

/// <summary>Schedules and rules with their next times and a button that starts them now.</summary>
internal sealed class ScheduleTable(Form forms)
{
    public Html Of(string region, IEnumerable<ScheduleFacts> schedules, string caption, int most) => Table.Of(
        caption, ["Name", "When", "State", "Next", "Starts", "Now"], schedules.Select(schedule => new Row(
            $"schedule-{schedule.Arn}",
            $"{schedule.Name}",
            $"<code>{schedule.When}</code>{(schedule.TimeZone == TimeZoneInfo.Utc ? "" : $" {schedule.TimeZone.Id}")}",
            Words.State(schedule.IsOn ? "ON" : "OFF"),
            schedule.Next.Count == 0 ? Words.Dash : Next(schedule, most),
            $"{string.Join(", ", schedule.Starts)}",
            schedule.CanRunNow ? forms.Button("run", "Run now", schedule.Name, ("region", region), ("arn", schedule.Arn)) : Words.Dash)));

    private static Html Next(ScheduleFacts schedule, int most) =>
        $"<ul>{schedule.Next.Take(most).Select<NextStart, Html>(next => $"<li>{Words.Time(next.At, schedule.TimeZone)}{Why(next)}</li>")}</ul>";

    private static string Why(NextStart next) => next.Tries switch
    {
        null => "",
        0 => " (in its window)",
        { } tries => $" (again after {tries} that failed)",
    };
}
