using System.Globalization;
using Deploy.Local.Invocations;
using Deploy.Local.Services;

namespace Deploy.Local.Scheduler;

/// <summary>Schedules for the start page.</summary>
internal sealed class SchedulerOverview(SchedulerState state) : IOverview
{
    private const int NextTimes = 3;

    public IReadOnlyList<string> Regions => state.Context.Store.Regions("schedules");

    public IEnumerable<OverviewTable> Tables(string region) =>
    [
        new OverviewTable(
            "Schedules", ["Group", "Schedule", "When", "Time zone", "State", "Next"],
            [.. state.Schedules(region).Values.Select(string[] (schedule) =>
            [
                schedule.Group,
                schedule.Name,
                schedule.Body.Text("ScheduleExpression") ?? "",
                schedule.Body.Text("ScheduleExpressionTimezone") ?? "UTC",
                schedule.Body.Text("State") ?? "",
                Next(schedule),
            ])]),
    ];

    /// <summary>The next times by the clock of the schedule's time zone; before them what waits, for its moment in the window or to be tried again.</summary>
    private string Next(ScheduleEntry schedule)
    {
        if (!schedule.IsOn)
            return "";
        var zone = ZonedTime.Zone(schedule.Body.Text("ScheduleExpressionTimezone"));
        var waiting = schedule.Waiting.OrderBy(start => start.NextAt)
            .Select(start => $"{Text(LocalClock.FromTimestamp(start.NextAt), zone)} ({Why(start)})");
        var coming = Occurrences.After(schedule, state.Context.Clock.Now).Select(due => Text(due, zone));
        return string.Join(", ", waiting.Concat(coming.Take(NextTimes)));
    }

    private static string Why(PendingStart start) => start.Tries == 0 ? "in its window" : $"again after {start.Tries} that failed";

    private static string Text(DateTimeOffset moment, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(moment, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
