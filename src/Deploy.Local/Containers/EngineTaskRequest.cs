using System.Net;
using Docker.DotNet.Models;

namespace Deploy.Local.Containers;

/// <summary>What a task wants of an engine.</summary>
/// <param name="TaskId">The task's id.</param>
/// <param name="Containers">Its containers.</param>
internal sealed record EngineTaskRequest(string TaskId, IReadOnlyList<EngineContainerRequest> Containers)
{
    /// <summary>
    /// The task's ports by <c>port/protocol</c>, with where they are to be found on this machine; null: wherever the engine likes.
    /// </summary>
    public IReadOnlyDictionary<string, IPEndPoint?> Ports { get; init; } = new Dictionary<string, IPEndPoint?>();

    /// <summary>Volumes by name that go with the task; the others are kept for the tasks to come.</summary>
    public IReadOnlyDictionary<string, bool> Volumes { get; init; } = new Dictionary<string, bool>();

    /// <summary>Lines of the hosts file, <c>name:address</c>: all containers of a task have the same.</summary>
    public IReadOnlyList<string> ExtraHosts { get; init; } = [];

    /// <summary>Name servers, likewise.</summary>
    public IReadOnlyList<string> NameServers { get; init; } = [];

    /// <summary>Kernel parameters of the network, likewise.</summary>
    public IReadOnlyDictionary<string, string> NetworkSettings { get; init; } = new Dictionary<string, string>();
}

/// <summary>What one container wants.</summary>
internal sealed record EngineContainerRequest
{
    /// <summary>Its name in the task definition.</summary>
    public required string Name { get; init; }

    /// <summary>Its image.</summary>
    public required EngineImage Image { get; init; }

    /// <summary>Everything else, without image, name and network; its own labels stay.</summary>
    public required CreateContainerParameters Parameters { get; init; }

    /// <summary>The names of containers whose volumes it has, each with <c>:ro</c> where it may only read them.</summary>
    public IReadOnlyList<string> VolumesFrom { get; init; } = [];

    /// <summary>The words of its health check; empty: it has none.</summary>
    public IReadOnlyList<string> HealthCheck { get; init; } = [];

    /// <summary>Where it is expected to listen on this machine.</summary>
    public IReadOnlyList<IPEndPoint> Endpoints { get; init; } = [];
}
