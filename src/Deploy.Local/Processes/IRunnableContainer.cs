using System.Net;

namespace Deploy.Local.Processes;

/// <summary>A container of a prepared task, as it can be started here: a process of this machine, or a container of an engine.</summary>
public interface IRunnableContainer
{
    /// <summary>Where its program is expected to listen.</summary>
    IReadOnlyList<IPEndPoint> Endpoints { get; }

    /// <summary>Whether something in front of the program accepts connections there, and closes them while nobody listens behind it.</summary>
    bool IsForwarded { get; }

    /// <summary>Starts it, also again when it has ended.</summary>
    /// <param name="lines">Takes what it writes; it waits until that returns.</param>
    /// <exception cref="ContainerNotStartedException">It cannot be started.</exception>
    Task<IRunningContainer> StartAsync(Action<IReadOnlyList<string>> lines);

    /// <summary>Runs its health check once; false: it failed, or was cancelled.</summary>
    Task<bool> CheckAsync(CancellationToken cancellation);
}

/// <summary>One run of a container, from its start until it has ended and its last line is read.</summary>
public interface IRunningContainer
{
    /// <summary>The process of this machine; null: it is none, or another system's.</summary>
    int? ProcessId { get; }

    /// <summary>Bytes in memory; 0 where somebody else keeps its limit.</summary>
    long MemoryBytes { get; }

    /// <summary>Its exit code, 128 and the signal where one ended it; null: nobody can tell.</summary>
    Task<int?> Ended { get; }

    /// <summary>Why it ended, where it did not simply exit, in ECS's words. Asked when it has ended.</summary>
    string? Reason { get; }

    /// <summary>Asks it to end, and ends it with all that it started where it does not in time.</summary>
    Task StopAsync(TimeSpan timeout);

    /// <summary>Ends it at once.</summary>
    void End();

    /// <summary>Ends it at once, as a kernel does when memory runs out.</summary>
    void EndForMemory();
}

/// <summary>A container could not be started.</summary>
/// <param name="message">Why, in ECS's words.</param>
public sealed class ContainerNotStartedException(string message, Exception? inner = null) : Exception(message, inner);
