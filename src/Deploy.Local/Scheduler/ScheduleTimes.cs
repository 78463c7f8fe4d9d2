using System.Globalization;

namespace Deploy.Local.Scheduler;

/// <summary>When a valid schedule expression is due.</summary>
public static class ScheduleTimes
{
    /// <summary>The moments after the given one, first to last; without an end for <c>rate</c> and most of <c>cron</c>.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="zone">Its time zone.</param>
    /// <param name="first">From where <c>rate</c> counts: its first moment.</param>
    /// <param name="moment">The moment.</param>
    public static IEnumerable<DateTimeOffset> After(string expression, TimeZoneInfo zone, DateTimeOffset first, DateTimeOffset moment)
    {
        if (At(expression, zone) is { } at)
            return at > moment ? [at] : [];
        return Period(expression) is { } period
            ? Regular(first, period, moment)
            : new CronTimes(expression["cron(".Length..^1].Split(' ', StringSplitOptions.RemoveEmptyEntries)).After(moment, zone);
    }

    public static bool IsOneTime(string expression) => expression.StartsWith("at(", StringComparison.Ordinal);

    /// <summary>The moment of a one-time schedule; null for another. A time that a change of the clock skips is the moment of the change.</summary>
    public static DateTimeOffset? At(string expression, TimeZoneInfo zone)
    {
        if (!IsOneTime(expression))
            return null;
        var local = DateTime.ParseExact(expression[3..^1], "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        if (local.Year is < 1970 or > 9990)
            return local.Year < 1970 ? DateTimeOffset.UnixEpoch : DateTimeOffset.MaxValue;
        return ZonedTime.First(local, zone) ?? new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>The time between two moments of <c>rate</c>; null for another expression, and for longer than the calendar.</summary>
    private static TimeSpan? Period(string expression)
    {
        if (!expression.StartsWith("rate(", StringComparison.Ordinal))
            return null;
        var words = expression["rate(".Length..^1].Split(' ');
        var minutes = double.Parse(words[0], CultureInfo.InvariantCulture) * words[1].TrimEnd('s') switch { "minute" => 1, "hour" => 60, _ => 1440 };
        return TimeSpan.FromMinutes(Math.Min(minutes, TimeSpan.FromDays(1_000_000).TotalMinutes));
    }

    private static IEnumerable<DateTimeOffset> Regular(DateTimeOffset first, TimeSpan period, DateTimeOffset moment)
    {
        var next = first > moment ? first : first + (period * (Math.Floor((moment - first) / period) + 1));
        for (; next < DateTimeOffset.MaxValue - period; next += period)
            yield return next;
    }
}
