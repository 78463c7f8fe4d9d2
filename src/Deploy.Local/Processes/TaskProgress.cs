namespace Deploy.Local.Processes;

/// <summary>How far a task's processes are.</summary>
public enum TaskPhase
{
    /// <summary>Images are unpacked, values are read.</summary>
    Preparing,

    /// <summary>It cannot run here.</summary>
    NotRunnable,

    /// <summary>It could not be prepared.</summary>
    Failed,

    /// <summary>It can be started.</summary>
    Ready,

    /// <summary>Its containers run, or wait for each other.</summary>
    Running,

    /// <summary>Nothing of it is left.</summary>
    Ended,
}

/// <summary>A task's processes at one moment.</summary>
public sealed record TaskProgress
{
    /// <summary>Grows with each change.</summary>
    public required long Version { get; init; }

    /// <summary>How far it is.</summary>
    public required TaskPhase Phase { get; init; }

    /// <summary>Why it cannot run or could not be prepared.</summary>
    public string? Why { get; init; }

    /// <summary>The container that <see cref="Why"/> is about; null: the whole task.</summary>
    public string? WhyContainer { get; init; }

    /// <summary>The container engine that runs it, in words; null: its containers are processes of this machine.</summary>
    public string? Engine { get; init; }

    /// <summary>What of its definition is not played.</summary>
    public IReadOnlyList<string> Limits { get; init; } = [];

    /// <summary>All containers run, those with a health check are healthy, and what should listen does, or had its time.</summary>
    public bool IsWell { get; init; }

    /// <summary>The container whose end ends the task; null while none has.</summary>
    public string? EndedBy { get; init; }

    /// <summary>In the order of the task definition.</summary>
    public IReadOnlyList<ContainerProgress> Containers { get; init; } = [];
}

/// <summary>A container's process at one moment.</summary>
public sealed record ContainerProgress
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>PENDING, RUNNING or STOPPED.</summary>
    public string Status { get; init; } = "PENDING";

    /// <summary>UNKNOWN, HEALTHY or UNHEALTHY.</summary>
    public string Health { get; init; } = "UNKNOWN";

    /// <summary>Null while it has not ended, and where it never started.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Why it ended, where it did not simply exit; in a container runtime's words.</summary>
    public string? Reason { get; init; }

    /// <summary>The process; null where none runs.</summary>
    public int? ProcessId { get; init; }

    /// <summary>How often it was started again.</summary>
    public int Restarts { get; init; }
}
