namespace Deploy.Engine.Tests.Clients;

/// <summary>
/// A clock that stands until somebody waits, and then jumps to the end of the wait: how often something is tried does not depend on how busy the
/// machine is. For one wait at a time.
/// </summary>
internal sealed class SkippingTime : TimeProvider
{
    /// <summary>So long a wait can be given up, as one is for an answer that has come.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(20);
    private static readonly DateTimeOffset Begun = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override DateTimeOffset GetUtcNow() => Begun.AddTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(
            _ =>
            {
                Interlocked.Add(ref _ticks, dueTime.Ticks);
                callback(state);
            },
            null, dueTime < Grace ? dueTime : Grace, period);
}
