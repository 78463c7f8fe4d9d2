namespace Deploy.Local.Services;

/// <summary>The time as all of Local sees it, which may be ahead of the real one, and how fast simulated things happen.</summary>
/// <param name="time">The source of real time; tests move it by hand.</param>
/// <param name="speed">Simulated steps take their usual time divided by this.</param>
public sealed class LocalClock(TimeProvider time, double speed = 1)
{
    private readonly MovableTime _time = new(time);

    /// <summary>Local's time for what takes a <see cref="TimeProvider"/>; its timers run in real time.</summary>
    public TimeProvider Time => _time;

    public DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>Now as seconds since 1970 with milliseconds: the form of timestamps in requests and replies.</summary>
    public double Timestamp => ToTimestamp(Now);

    /// <summary>The time without the offset.</summary>
    public DateTimeOffset RealNow => time.GetUtcNow();

    /// <summary>How far Local's time is ahead of the real one. Whoever sets it plays what becomes due on the way.</summary>
    public TimeSpan Offset
    {
        get => _time.Offset;
        set => _time.Offset = value;
    }

    /// <summary>How long a step takes that takes <paramref name="usual"/> at speed 1.</summary>
    public TimeSpan Scale(TimeSpan usual) => usual / speed;

    public static double ToTimestamp(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds() / 1000.0;

    public static DateTimeOffset FromTimestamp(double seconds) => DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(seconds * 1000));
}
