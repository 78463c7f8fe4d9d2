namespace Deploy.Local.Hosting;

/// <summary>What becomes of tasks.</summary>
public enum TaskMode
{
    /// <summary>No program runs: a task takes its steps by time, and does what faults say.</summary>
    Simulated,

    /// <summary>A task's containers are processes of this machine, or at a container engine what cannot be one; else it is simulated.</summary>
    Processes,
}
