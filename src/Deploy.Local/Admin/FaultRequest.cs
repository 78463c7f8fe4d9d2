using Deploy.Local.Faults;
using Deploy.Local.Services;

namespace Deploy.Local.Admin;

/// <summary>Body of <c>POST /_local/faults</c>.</summary>
public sealed record FaultRequest
{
    public required string Service { get; init; }

    public string Operation { get; init; } = "*";

    public required FaultKind Kind { get; init; }

    /// <summary>How many matching requests it hits.</summary>
    public int Times { get; init; } = 1;

    public int? DelayMilliseconds { get; init; }

    public Fault ToFault(StateStore store) => new()
    {
        Id = Guid.NewGuid().ToString("N"),
        Service = Service,
        Operation = Operation,
        Kind = Kind,
        Remaining = Math.Max(1, Times),
        DelayMilliseconds = DelayMilliseconds,
        Remembered = Kind == FaultKind.StaleReads ? store.Snapshot() : null,
    };
}
