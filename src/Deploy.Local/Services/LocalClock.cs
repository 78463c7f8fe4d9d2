namespace Deploy.Local.Services;

/// <summary>The time as all of Local sees it, and how fast simulated things happen.</summary>
/// <param name="time">The source of time; tests move it by hand.</param>
/// <param name="speed">Simulated steps take their usual time divided by this.</param>
public sealed class LocalClock(TimeProvider time, double speed = 1)
{
    public TimeProvider Time { get; } = time;

    public DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>Now as seconds since 1970 with milliseconds: the form of timestamps in requests and replies.</summary>
    public double Timestamp => ToTimestamp(Now);

    /// <summary>How long a step takes that takes <paramref name="usual"/> at speed 1.</summary>
    public TimeSpan Scale(TimeSpan usual) => usual / speed;

    public static double ToTimestamp(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds() / 1000.0;

    public static DateTimeOffset FromTimestamp(double seconds) => DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(seconds * 1000));
}
