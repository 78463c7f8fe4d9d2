namespace Deploy.Local.Timing;

/// <summary>The part of the clock that outlives the process.</summary>
public sealed class ClockState
{
    /// <summary>How far Local's time is ahead of the real one.</summary>
    public double OffsetSeconds { get; set; }
}
