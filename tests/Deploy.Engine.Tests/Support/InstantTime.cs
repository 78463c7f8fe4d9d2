using Microsoft.Extensions.Time.Testing;

namespace Deploy.Engine.Tests.Support;

/// <summary>A clock on which every wait is over at once, and takes as long as it was asked to.</summary>
internal sealed class InstantTime : FakeTimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _ = Task.Run(() => Advance(dueTime));
        return timer;
    }
}
