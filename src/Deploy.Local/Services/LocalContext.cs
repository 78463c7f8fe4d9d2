using Deploy.Local.Faults;
using Deploy.Local.Requests;

namespace Deploy.Local.Services;

/// <summary>What every service is constructed with.</summary>
public sealed record LocalContext(StateStore Store, LocalClock Clock, LocalEndpoint Endpoint, RequestLog Requests, FaultList Faults)
{
    /// <summary>Taken by the pipeline round each handler; an <see cref="IHttpSurface"/> takes it itself.</summary>
    public Gate Gate { get; } = new();

    /// <summary>Woken when something happened that a later step may follow.</summary>
    public Pulse Pulse { get; } = new();

    public PeerServices Peers { get; } = new();

    /// <summary>Makes simulated tasks fail.</summary>
    public TaskFaultList TaskFaults { get; } = new();
}
