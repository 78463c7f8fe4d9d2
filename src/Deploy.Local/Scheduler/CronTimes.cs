namespace Deploy.Local.Scheduler;

/// <summary>
/// When a cron expression in AWS's dialect is due: six fields, <c>?</c> in one of the two day fields, Sunday is 1. A local time that a change of
/// the clock skips is not due; one that it repeats is due the first time.
/// See <see href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based"/>.
/// </summary>
/// <remarks>
/// Quartz reads nearly the same dialect, but knows no years after its next hundred, runs what a change of the clock skips, and overlooks a step
/// behind names. Tests compare the two and list where they differ.
/// </remarks>
internal sealed class CronTimes
{
    private readonly int[] _minutes;
    private readonly int[] _hours;
    private readonly HashSet<int> _months;
    private readonly HashSet<int> _years;
    private readonly string[]? _daysOfMonth;
    private readonly string[]? _daysOfWeek;

    /// <param name="fields">Six fields that <see cref="CronField.Accepts"/>.</param>
    public CronTimes(IReadOnlyList<string> fields)
    {
        var all = CronField.All;
        _minutes = [.. all[0].NumbersOf(fields[0]).Order()];
        _hours = [.. all[1].NumbersOf(fields[1]).Order()];
        _daysOfMonth = fields[2] == "?" ? null : fields[2].Split(',');
        _months = all[3].NumbersOf(fields[3]);
        _daysOfWeek = fields[4] == "?" ? null : fields[4].Split(',');
        _years = all[5].NumbersOf(fields[5]);
    }

    /// <summary>The moments after the given one, first to last.</summary>
    public IEnumerable<DateTimeOffset> After(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var last = _years.Count == 0 ? 0 : _years.Max();
        for (var day = TimeZoneInfo.ConvertTime(moment, zone).Date; day.Year <= last; day = NextDay(day))
        {
            if (!_years.Contains(day.Year) || !_months.Contains(day.Month) || !IsDay(day))
                continue;
            foreach (var hour in _hours)
                foreach (var minute in _minutes)
                    if (ZonedTime.First(day.AddHours(hour).AddMinutes(minute), zone) is { } due && due > moment)
                        yield return due;
        }
    }

    /// <summary>The next day of a year and month that count.</summary>
    private DateTime NextDay(DateTime day) =>
        !_years.Contains(day.Year) ? new DateTime(day.Year + 1, 1, 1)
        : !_months.Contains(day.Month) ? new DateTime(day.Year, day.Month, 1).AddMonths(1)
        : day.AddDays(1);

    private bool IsDay(DateTime day) =>
        _daysOfMonth?.Any(part => IsDayOfMonth(part, day)) ?? _daysOfWeek!.Any(part => IsDayOfWeek(part, day));

    private static bool IsDayOfMonth(string part, DateTime day)
    {
        var last = DateTime.DaysInMonth(day.Year, day.Month);
        if (part == "L")
            return day.Day == last;
        if (part == "LW")
            return day.Day == Weekday(day, last, last);
        return part.EndsWith('W')
            ? CronField.All[2].Number(part[..^1]) is { } near && near <= last && day.Day == Weekday(day, near, last)
            : CronField.All[2].NumbersOf(part).Contains(day.Day);
    }

    /// <summary>The weekday that is nearest to a day, in the same month.</summary>
    private static int Weekday(DateTime month, int day, int last) => new DateTime(month.Year, month.Month, day).DayOfWeek switch
    {
        DayOfWeek.Saturday => day == 1 ? 3 : day - 1,
        DayOfWeek.Sunday => day == last ? day - 2 : day + 1,
        _ => day,
    };

    private static bool IsDayOfWeek(string part, DateTime day)
    {
        var field = CronField.All[4];
        var number = (int)day.DayOfWeek + 1;
        if (part == "L")
            return number == 7;
        if (part.EndsWith('L') && field.Number(part[..^1]) is { } lastOf)
            return number == lastOf && day.AddDays(7).Month != day.Month;
        if (part.Split('#') is [var of, var nth])
            return number == field.Number(of) && (day.Day - 1) / 7 == nth[0] - '1';
        return field.NumbersOf(part).Contains(number);
    }
}
