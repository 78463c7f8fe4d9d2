using Deploy.Local.Faults;
using Deploy.Local.Services;

namespace Deploy.Local.Admin;

/// <summary>Body of <c>POST /_local/faults</c>.</summary>
public sealed record FaultRequest
{
    public required string Service { get; init; }

    public string Operation { get; init; } = "*";

    public required FaultKind Kind { get; init; }

    /// <summary>How many matching requests it hits. Default: 1; with <see cref="ForMilliseconds"/> all.</summary>
    public int? Times { get; init; }

    /// <summary>It hits what comes in this time of Local's clock, and ends.</summary>
    public int? ForMilliseconds { get; init; }

    public int? DelayMilliseconds { get; init; }

    public Fault ToFault(StateStore store, DateTimeOffset now) => new()
    {
        Id = Guid.NewGuid().ToString("N"),
        Service = Service,
        Operation = Operation,
        Kind = Kind,
        Remaining = Math.Max(1, Times ?? (ForMilliseconds is null ? 1 : int.MaxValue)),
        Until = ForMilliseconds is { } lasting ? now.AddMilliseconds(lasting) : null,
        DelayMilliseconds = DelayMilliseconds,
        Remembered = Kind == FaultKind.StaleReads ? store.Snapshot() : null,
    };
}
