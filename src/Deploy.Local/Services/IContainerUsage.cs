namespace Deploy.Local.Services;

/// <summary>What the processes of containers use; offered by whatever runs them, asked for the statistics that a task may read of itself.</summary>
public interface IContainerUsage
{
    /// <summary>Null where no process runs for that container. It is asked without the gate.</summary>
    /// <param name="taskId">The task's id.</param>
    /// <param name="container">The container's name.</param>
    ContainerUsage? Of(string taskId, string container);
}

/// <summary>The use of one container now.</summary>
/// <param name="UserTime">Processor time since its start, in its own code.</param>
/// <param name="KernelTime">Processor time since its start, in the kernel.</param>
/// <param name="MemoryBytes">Memory that is in use.</param>
/// <param name="Processes">How many processes it has.</param>
public sealed record ContainerUsage(TimeSpan UserTime, TimeSpan KernelTime, long MemoryBytes, int Processes);
