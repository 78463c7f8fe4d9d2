using System.Net;

namespace Deploy.Local.Processes;

/// <summary>What is to run for one task, as far as processes are concerned.</summary>
/// <param name="Id">The task's id: part of paths and of what marks its processes.</param>
/// <param name="Containers">Its containers, in the order of the task definition.</param>
/// <param name="MemoryLimit">Bytes that all of them may use together; null: as much as there is.</param>
public sealed record TaskPlan(string Id, IReadOnlyList<ContainerPlan> Containers, long? MemoryLimit);

/// <summary>One container of a task.</summary>
public sealed record ContainerPlan
{
    /// <summary>Its name in the task definition.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the task ends when it ends.</summary>
    public bool IsEssential { get; init; } = true;

    /// <summary>What has to be so before it starts.</summary>
    public IReadOnlyList<Dependency> DependsOn { get; init; } = [];

    /// <summary>How long its dependencies may take; null: for ever.</summary>
    public TimeSpan? StartTimeout { get; init; }

    /// <summary>From SIGTERM to SIGKILL.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What tells whether it is well; null: nothing does.</summary>
    public HealthCheckPlan? HealthCheck { get; init; }

    /// <summary>Whether it is started again; null: never.</summary>
    public RestartPlan? Restart { get; init; }

    /// <summary>Bytes that it may use; null: as much as its task.</summary>
    public long? MemoryLimit { get; init; }
}

/// <summary>What a container waits for.</summary>
/// <param name="Container">The other container.</param>
/// <param name="Condition">START, COMPLETE, SUCCESS or HEALTHY.</param>
public sealed record Dependency(string Container, string Condition);

/// <summary>A container's health check.</summary>
/// <param name="Interval">Between checks.</param>
/// <param name="Timeout">For one check.</param>
/// <param name="Retries">Failures in a row that make it unhealthy.</param>
/// <param name="StartPeriod">Failures in this time after the start do not count.</param>
public sealed record HealthCheckPlan(TimeSpan Interval, TimeSpan Timeout, int Retries, TimeSpan StartPeriod);

/// <summary>A container's restart policy.</summary>
/// <param name="IgnoredExitCodes">Exit codes after which it stays down.</param>
/// <param name="AttemptPeriod">How long it must have run to be started again.</param>
public sealed record RestartPlan(IReadOnlyList<int> IgnoredExitCodes, TimeSpan AttemptPeriod);

/// <summary>How a container's program is started on this machine.</summary>
public sealed record ContainerProgram
{
    /// <summary>The path of the program.</summary>
    public required string Program { get; init; }

    /// <summary>Its arguments.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>An existing folder.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Its whole environment: nothing of Local's own is added.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>The health check's command, where there is one; its environment is its own.</summary>
    public ContainerProgram? HealthCheck { get; init; }

    /// <summary>Where the container is expected to listen.</summary>
    public IReadOnlyList<IPEndPoint> Endpoints { get; init; } = [];
}
