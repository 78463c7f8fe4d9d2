namespace Deploy.Local.Services.Facts;

/// <summary>A task as it is now.</summary>
public sealed record TaskFacts
{
    public required string Cluster { get; init; }

    public required string Id { get; init; }

    public required Owner Owner { get; init; }

    /// <summary>Null: no service's scheduler started it.</summary>
    public required string? Service { get; init; }

    /// <summary>The deployment, or what RunTask was told.</summary>
    public required string? StartedBy { get; init; }

    /// <summary><c>family:revision</c>.</summary>
    public required string Definition { get; init; }

    /// <summary>ECS's name of its state: RUNNING, STOPPED …</summary>
    public required string Status { get; init; }

    /// <summary>What it should be: RUNNING or STOPPED.</summary>
    public required string Desired { get; init; }

    /// <summary>HEALTHY, UNHEALTHY or UNKNOWN.</summary>
    public required string Health { get; init; }

    /// <summary>Its containers run here, else it is simulated.</summary>
    public required bool IsProcess { get; init; }

    /// <summary>The container engine that runs it, in words; null: they are processes of this machine.</summary>
    public required string? Engine { get; init; }

    /// <summary>What of its definition is not played here, each in a sentence.</summary>
    public required IReadOnlyList<string> Limits { get; init; }

    /// <summary>Why it is simulated in a Local that runs tasks.</summary>
    public required string? WhySimulated { get; init; }

    /// <summary>Where it would be in the network of the account; null: it has no interface.</summary>
    public required string? Address { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? StartedAt { get; init; }

    public required DateTimeOffset? StoppedAt { get; init; }

    public required string? StopCode { get; init; }

    public required string? StoppedReason { get; init; }

    public required IReadOnlyList<ContainerFacts> Containers { get; init; }

    public bool IsOver => Status == "STOPPED";
}

/// <summary>A container of a task.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Image">Its image, as the task definition names it.</param>
/// <param name="Status">ECS's name of its state.</param>
/// <param name="Health">HEALTHY, UNHEALTHY or UNKNOWN.</param>
/// <param name="ExitCode">Null: it goes on, or has none.</param>
/// <param name="Reason">Why it stopped.</param>
/// <param name="Log">Where its lines are; null: its log driver is another than awslogs.</param>
public sealed record ContainerFacts(string Name, string Image, string Status, string Health, int? ExitCode, string? Reason, LogPlace? Log);

/// <summary>A stream of a log group.</summary>
public sealed record LogPlace(string Region, string Group, string Stream);
