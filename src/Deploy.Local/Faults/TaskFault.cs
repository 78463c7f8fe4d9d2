namespace Deploy.Local.Faults;

/// <summary>How simulated tasks fail.</summary>
public enum TaskFaultKind
{
    /// <summary>The container's health check never passes.</summary>
    HealthCheck,

    /// <summary>The container ends by itself with an exit code, before its task is well.</summary>
    Exit,

    /// <summary>The container ends by itself with an exit code, some time after the task began to run.</summary>
    ExitAfter,

    /// <summary>The image cannot be pulled.</summary>
    CannotPull,

    /// <summary>The task cannot be set up: no route, no permission, no secret.</summary>
    ResourceInitialization,

    /// <summary>No capacity: the task is never placed.</summary>
    Placement,
}

/// <summary>Makes tasks that match fail until it is removed; a member left out matches every task.</summary>
public sealed record TaskFault
{
    public required TaskFaultKind Kind { get; init; }

    /// <summary>Name of the ECS service.</summary>
    public string? Service { get; init; }

    /// <summary>Family of the task definition.</summary>
    public string? Family { get; init; }

    /// <summary>The container that fails; the first essential one when left out.</summary>
    public string? Container { get; init; }

    /// <summary>For <see cref="TaskFaultKind.Exit"/> and <see cref="TaskFaultKind.ExitAfter"/>; default 1.</summary>
    public int? ExitCode { get; init; }

    /// <summary>For <see cref="TaskFaultKind.ExitAfter"/>: seconds at speed 1 since the task runs; default 1.</summary>
    public double? Seconds { get; init; }

    /// <summary>Replaces the usual reason text.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// For <see cref="TaskFaultKind.Exit"/> and <see cref="TaskFaultKind.ExitAfter"/>: lines that the container writes to its log before it ends.
    /// </summary>
    public IReadOnlyList<string>? Log { get; init; }

    /// <summary>Only task definitions of this revision or a newer one.</summary>
    public int? Revision { get; init; }

    public bool Matches(string? service, string family, int revision) =>
        (Service is null || Service == service)
        && (Family is null || Family == family)
        && (Revision is null || revision >= Revision);
}
