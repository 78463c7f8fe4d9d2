namespace Deploy.Local.Faults;

/// <summary>What goes wrong with the next matching requests.</summary>
public enum FaultKind
{
    /// <summary>Refused with the service's throttling error; nothing happens.</summary>
    Throttle,

    /// <summary>Answered with status 500; nothing happens.</summary>
    ServerError,

    /// <summary>No answer: the connection hangs, then breaks; nothing happens.</summary>
    Timeout,

    /// <summary>The request takes effect, and the connection breaks before the answer.</summary>
    DropAfterActing,

    /// <summary>Answered late.</summary>
    Slow,

    /// <summary>Refused with the service's access-denied error.</summary>
    Denied,

    /// <summary>Reads answer from the state as it was when the fault was set.</summary>
    StaleReads,
}

/// <summary>A fault that tests set; it is used up after <see cref="Remaining"/> requests.</summary>
public sealed class Fault
{
    public required string Id { get; init; }

    /// <summary>Service name in Local ("ecs", "registry" …), or "*".</summary>
    public required string Service { get; init; }

    /// <summary>Operation name, or "*".</summary>
    public required string Operation { get; init; }

    public required FaultKind Kind { get; init; }

    public required int Remaining { get; set; }

    /// <summary>For slow (default 1000) and timeout (default 60000).</summary>
    public int? DelayMilliseconds { get; init; }

    /// <summary>For stale reads: what was remembered when the fault was set.</summary>
    public object? Remembered { get; init; }

    public TimeSpan Delay => TimeSpan.FromMilliseconds(DelayMilliseconds ?? (Kind == FaultKind.Timeout ? 60_000 : 1_000));
}
