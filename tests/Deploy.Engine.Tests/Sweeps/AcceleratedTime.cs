namespace Deploy.Engine.Tests.Sweeps;

/// <summary>A clock that runs faster than the machine's, so that minutes of patience take seconds.</summary>
/// <param name="factor">How much faster.</param>
internal sealed class AcceleratedTime(double factor) : TimeProvider
{
    private readonly DateTimeOffset _begun = System.GetUtcNow();
    private readonly long _start = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => _begun + (System.GetElapsedTime(_start) * factor);

    public override long GetTimestamp() => (long)(System.GetTimestamp() * factor);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Scale(dueTime), Scale(period));

    private TimeSpan Scale(TimeSpan time) => time <= TimeSpan.Zero ? time : time / factor;
}
