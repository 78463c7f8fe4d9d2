using System.Globalization;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Translation;

/// <summary>
/// What of a schedule's declaration the clock has left. A declaration stays in the source when its dates have passed: it must go on
/// meaning the same, in an environment that has had it and in a new one.
/// See https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
/// </summary>
internal static class ScheduleTimes
{
    private const string DateFormat = "yyyy-MM-ddTHH:mm:ss'Z'";

    /// <summary>West of UTC-12 there is no place: after that a local time has passed in every time zone.</summary>
    private static readonly TimeSpan LatestOffset = TimeSpan.FromHours(-12);

    /// <summary>Longer ones (in any unit) are outside of the calendar.</summary>
    private const int LongestPeriod = 1_000_000;

    /// <summary>
    /// The schedule without the dates that no longer mean anything. A start that has passed is dropped, since Scheduler refuses it; with
    /// <c>rate(…)</c>, which without a start begins at once, the next occurrence by that start takes its place. One-time schedules have no
    /// dates (Scheduler ignores them). What is over is off, without dates.
    /// </summary>
    public static ScheduleSpec Current(ScheduleSpec spec, DateTimeOffset now) =>
        WhyOver(spec, now) is not null ? spec with { StartDate = null, EndDate = null, Enabled = false } : Begun(spec, now);

    /// <summary>The same for a schedule that AWS has: whether it is off, and when it ended, is what AWS says.</summary>
    public static ScheduleSpec Begun(ScheduleSpec spec, DateTimeOffset now)
    {
        if (Inner(spec, "at") is not null) return spec with { StartDate = null, EndDate = null };
        if (Moment(spec.StartDate) is not { } start || start > now) return spec;
        return spec with { StartDate = Period(spec) is { } period ? Format(Next(start, period, now)) : null };
    }

    /// <summary>Why the schedule starts nothing any more, in words that follow its name; null: it may.</summary>
    public static string? WhyOver(ScheduleSpec spec, DateTimeOffset now)
    {
        if (Inner(spec, "at") is { } text)
        {
            return DateTime.TryParseExact(text, "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && Latest(local, spec.ScheduleExpressionTimezone) <= now
                ? $"its time, {text} {spec.ScheduleExpressionTimezone}, has passed"
                : null;
        }

        if (Moment(spec.EndDate) is { } end && end <= now) return $"its end, {spec.EndDate}, has passed";
        return LastYear(spec) is { } year && Latest(new DateTime(year, 12, 31, 23, 59, 59), spec.ScheduleExpressionTimezone) < now ? $"its last year, {year}, has passed" : null;
    }

    /// <summary>A date in the one form in which dates are compared; null: none.</summary>
    public static string? Canonical(string? date) => Moment(date) is { } moment ? Format(moment) : null;

    private static DateTimeOffset? Moment(string? text) => text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static string Format(DateTimeOffset moment) => moment.UtcDateTime.ToString(DateFormat, CultureInfo.InvariantCulture);

    /// <summary>The time between two runs of <c>rate(…)</c>; null for another expression. A day is 24 hours.</summary>
    private static TimeSpan? Period(ScheduleSpec spec)
    {
        if (Inner(spec, "rate")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var number, var unit]) return null;
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is 0 or > LongestPeriod) return null;
        return unit.TrimEnd('s') switch
        {
            "minute" => TimeSpan.FromMinutes(count),
            "hour" => TimeSpan.FromHours(count),
            "day" => TimeSpan.FromDays(count),
            _ => null,
        };
    }

    private static DateTimeOffset Next(DateTimeOffset start, TimeSpan period, DateTimeOffset now) => start + (period * (Math.Floor((now - start) / period) + 1));

    /// <summary>The last year of a cron expression that names years; null where it has no last one.</summary>
    private static int? LastYear(ScheduleSpec spec)
    {
        if (Inner(spec, "cron")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [_, _, _, _, _, var years]) return null;
        var last = years.Split(',').Select(part => int.TryParse(part.Split('-')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : int.MaxValue).Max();
        return last is >= 1970 and < 9999 ? last : null;
    }

    /// <summary>
    /// The latest moment that a clock in the time zone shows this time: the second one where the hour is repeated; where it is skipped, as if
    /// it had not been. On a machine that does not know the zone, when the time has passed everywhere.
    /// </summary>
    private static DateTimeOffset Latest(DateTime local, string zone)
    {
        if (local.Year < 1970) return DateTimeOffset.UnixEpoch;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known)) return new DateTimeOffset(local, LatestOffset);
        var offset = known.IsAmbiguousTime(local) ? known.GetAmbiguousTimeOffsets(local).Min() : known.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }

    private static string? Inner(ScheduleSpec spec, string keyword) =>
        spec.ScheduleExpression.StartsWith(keyword + "(", StringComparison.Ordinal) && spec.ScheduleExpression.EndsWith(')')
            ? spec.ScheduleExpression[(keyword.Length + 1)..^1]
            : null;
}
