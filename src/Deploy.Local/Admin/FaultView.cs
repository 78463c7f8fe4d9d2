using Deploy.Local.Faults;

namespace Deploy.Local.Admin;

/// <summary>A fault that is set, as <c>GET /_local/faults</c> shows it.</summary>
public sealed record FaultView(string Id, string Service, string Operation, FaultKind Kind, int Times, int? DelayMilliseconds)
{
    public static FaultView Of(Fault fault) =>
        new(fault.Id, fault.Service, fault.Operation, fault.Kind, fault.Remaining, fault.DelayMilliseconds);
}
