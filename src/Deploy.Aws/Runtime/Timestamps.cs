using System.Globalization;

namespace Deploy.Aws.Runtime;

/// <summary>The timestamp formats of the wire; all results are UTC.</summary>
internal static class Timestamps
{
    private const long TicksPerMillisecond = TimeSpan.TicksPerMillisecond;

    /// <summary>Seconds since 1970 with milliseconds as the fraction.</summary>
    public static decimal ToEpochSeconds(DateTime value) => ToEpochMilliseconds(value) / 1000m;

    public static long ToEpochMilliseconds(DateTime value)
        => (long)Math.Floor((value.ToUniversalTime() - DateTime.UnixEpoch).Ticks / (decimal)TicksPerMillisecond);

    public static DateTime FromEpochSeconds(decimal seconds)
        => DateTime.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond));

    public static DateTime FromEpochMilliseconds(long milliseconds)
        => DateTime.UnixEpoch.AddTicks(milliseconds * TicksPerMillisecond);

    public static string ToIso8601(DateTime value)
        => value.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads ISO 8601, an HTTP date, or epoch seconds: services are not strict about their own format.</summary>
    public static DateTime Parse(string text)
        => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            ? FromEpochSeconds(seconds)
            : DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
}
