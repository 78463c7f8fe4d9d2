using System.Net;

namespace Deploy.Local.Services;

/// <summary>The services that answer here, by host name; offered by ECS. Safe to ask on any thread: the answer is at most a moment old.</summary>
public interface IServiceHosts
{
    /// <summary>By host name without port, in lower case.</summary>
    IReadOnlyDictionary<string, ServiceHost> ByName { get; }

    /// <summary>Services by the host names of their routes on gateways, in lower case.</summary>
    IReadOnlyDictionary<string, ServiceHost> ByRoute { get; }
}

/// <summary>A service and where its tasks listen.</summary>
/// <param name="Name">The host name.</param>
/// <param name="ServiceArn">The service.</param>
/// <param name="Targets">Its tasks that are well, in the order of their age.</param>
/// <param name="WhyNone">What to tell whoever asks while there are none.</param>
public sealed record ServiceHost(string Name, string ServiceArn, IReadOnlyList<HostTarget> Targets, string WhyNone)
{
    /// <summary>The container engine that runs its tasks, in words; null: they are processes of this machine, or simulated.</summary>
    public string? Engine { get; init; }

    /// <summary>What of their definitions is not played here, each in a sentence.</summary>
    public IReadOnlyList<string> Limits { get; init; } = [];

    /// <summary>The names by which tasks call it, with a port where they hold for that one only.</summary>
    public IReadOnlyList<string> TaskNames { get; init; } = [];
}

/// <summary>A task that takes requests.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Endpoint">Where its program listens on this machine.</param>
public sealed record HostTarget(string TaskId, IPEndPoint Endpoint)
{
    /// <summary>Its share of the requests beside those of the others; while no deployment shifts traffic, all have the same.</summary>
    public double Weight { get; init; } = 1;
}
