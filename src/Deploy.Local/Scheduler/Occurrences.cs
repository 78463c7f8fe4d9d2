using System.Globalization;
using Deploy.Local.Services;

namespace Deploy.Local.Scheduler;

/// <summary>When a schedule is due, by its expression, time zone and dates. The dates of one-time schedules are ignored.</summary>
internal static class Occurrences
{
    /// <summary>The first one that was not considered yet, which may have passed; null: there is none.</summary>
    public static DateTimeOffset? Next(ScheduleEntry schedule)
    {
        var body = schedule.Body;
        var from = string.Create(
            CultureInfo.InvariantCulture,
            $"{body.Text("ScheduleExpression")} {body.Text("ScheduleExpressionTimezone")} {body.Number("StartDate")} {body.Number("EndDate")} "
            + $"{schedule.CreatedAt} {schedule.ConsideredUntil}");
        if (schedule.Known?.From != from)
        {
            var since = LocalClock.FromTimestamp(schedule.ConsideredUntil ?? schedule.CreatedAt);
            schedule.Known = new NextOccurrence(from, After(schedule, since).Cast<DateTimeOffset?>().FirstOrDefault());
        }

        return schedule.Known.At;
    }

    /// <summary>Those after a moment, first to last, until the end date.</summary>
    public static IEnumerable<DateTimeOffset> After(ScheduleEntry schedule, DateTimeOffset moment)
    {
        var expression = schedule.Body.RequiredText("ScheduleExpression");
        var first = LocalClock.FromTimestamp(schedule.Body.Number("StartDate") ?? schedule.CreatedAt);
        if (!ScheduleTimes.IsOneTime(expression) && schedule.Body.ContainsKey("StartDate") && first > moment)
            moment = first.AddTicks(-1);
        var end = End(schedule);
        return ScheduleTimes.After(expression, ZonedTime.Zone(schedule.Body.Text("ScheduleExpressionTimezone")), first, moment).TakeWhile(due => due <= end);
    }

    /// <summary>The end date; without one, the end of the calendar.</summary>
    public static DateTimeOffset End(ScheduleEntry schedule) =>
        !ScheduleTimes.IsOneTime(schedule.Body.RequiredText("ScheduleExpression")) && schedule.Body.Number("EndDate") is { } end
            ? LocalClock.FromTimestamp(end)
            : DateTimeOffset.MaxValue;
}
