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

    /// <summary>The connection is reset (RST) before an answer; nothing happens.</summary>
    Reset,

    /// <summary>Status 503 without an error of the service, as from a load balancer in front of it; nothing happens.</summary>
    Unavailable,

    /// <summary>Status 200 with a page of HTML, as from a captive proxy; nothing happens.</summary>
    HtmlPage,

    /// <summary>Status 200 with an empty body; nothing happens.</summary>
    EmptyReply,

    /// <summary>No answer, until the client gives up; nothing happens.</summary>
    Hang,

    /// <summary>Refused because the session's token expired.</summary>
    ExpiredToken,

    /// <summary>Refused because the client's clock is wrong.</summary>
    SkewedClock,

    /// <summary>The request takes effect, and status 500 is answered.</summary>
    ServerErrorAfterActing,
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

    /// <summary>When it ends by itself; null: when it is used up.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>For slow (default 1000) and timeout (default 60000).</summary>
    public int? DelayMilliseconds { get; init; }

    /// <summary>For stale reads: what was remembered when the fault was set.</summary>
    public object? Remembered { get; init; }

    public TimeSpan Delay => TimeSpan.FromMilliseconds(DelayMilliseconds ?? (Kind == FaultKind.Timeout ? 60_000 : 1_000));
}
