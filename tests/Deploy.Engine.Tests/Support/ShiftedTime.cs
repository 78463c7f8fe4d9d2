namespace Deploy.Engine.Tests.Support;

/// <summary>A clock that goes as the system's does, and can be set forward.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    private TimeSpan _ahead;

    public DateTimeOffset Now => GetUtcNow();

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;

    public void Shift(TimeSpan time) => _ahead += time;
}
