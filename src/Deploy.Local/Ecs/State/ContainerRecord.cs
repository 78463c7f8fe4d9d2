namespace Deploy.Local.Ecs.State;

/// <summary>A container of a task.</summary>
public sealed class ContainerRecord
{
    public required string Id { get; set; }

    public required string Name { get; set; }

    public required string Image { get; set; }

    public bool Essential { get; set; } = true;

    public bool HasHealthCheck { get; set; }

    /// <summary>Null where the task has none.</summary>
    public ManagedAgentRecord? ExecuteCommandAgent { get; set; }

    public string RuntimeId { get; set; } = "";

    public string Last { get; set; } = TaskStatus.Pending;

    public string Health { get; set; } = "UNKNOWN";

    public int? ExitCode { get; set; }

    public string? Reason { get; set; }

    public string Cpu { get; set; } = "0";

    public string? Memory { get; set; }

    public string? MemoryReservation { get; set; }
}
