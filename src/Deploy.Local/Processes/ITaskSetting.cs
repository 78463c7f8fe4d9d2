namespace Deploy.Local.Processes;

/// <summary>What a task's processes need from their surroundings.</summary>
public interface ITaskSetting
{
    /// <summary>Finds out how each container is started, and makes what they need. Where that fails, or is cancelled, nothing of it is left.</summary>
    /// <exception cref="TaskNotRunnableException">It cannot run on this machine.</exception>
    /// <exception cref="TaskPreparationException">Something is missing that the task needs on AWS as well.</exception>
    Task<PreparedTask> PrepareAsync(TaskPlan plan, CancellationToken cancellation);

    /// <summary>Takes lines that a container wrote, in their order; the container waits until it returns.</summary>
    void Write(string container, IReadOnlyList<string> lines);

    /// <summary>All of the task has ended: what was made for it can go.</summary>
    Task EndAsync();
}

/// <summary>A task that can be started.</summary>
/// <param name="Containers">Its containers by name.</param>
/// <param name="Engine">The container engine that runs them, in words; null: they are processes of this machine.</param>
/// <param name="Limits">What of its definition is not played, each in a sentence.</param>
public sealed record PreparedTask(IReadOnlyDictionary<string, IRunnableContainer> Containers, string? Engine, IReadOnlyList<string> Limits);

/// <summary>A task cannot run on this machine; ECS would run it.</summary>
public sealed class TaskNotRunnableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A task cannot start, and could not on ECS.</summary>
/// <param name="message">Why, in ECS's words.</param>
/// <param name="container">The container that it is about; null: the task.</param>
public sealed class TaskPreparationException(string message, string? container = null, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The container that it is about; null: the task.</summary>
    public string? Container { get; } = container;
}
