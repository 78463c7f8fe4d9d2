using System.Diagnostics;

namespace Deploy.Local.Processes;

/// <summary>One run of a container's program, from its start until it has ended and its last line is read.</summary>
internal sealed class ContainerProcess : IRunningContainer
{
    /// <summary>For the last lines, where something that the program started keeps its output open.</summary>
    private static readonly TimeSpan ForLastLines = TimeSpan.FromSeconds(1);

    /// <summary>ECS's words for a container that the kernel ended.</summary>
    internal const string OutOfMemory = "OutOfMemoryError: Container killed due to memory usage";

    private readonly Process _process;
    private readonly Task _output;
    private readonly ProcessHost? _host;
    private volatile bool _killedForMemory;

    private ContainerProcess(Process process, ProcessHost? host, Action<IReadOnlyList<string>> lines)
    {
        _process = process;
        _host = host;
        _output = Task.WhenAll(OutputReader.ReadAsync(process.StandardOutput.BaseStream, lines), OutputReader.ReadAsync(process.StandardError.BaseStream, lines));
        host?.Add(process.Id);
        Ended = WaitAsync();
    }

    /// <summary>The process's number.</summary>
    public int Id => _process.Id;

    /// <inheritdoc/>
    public int? ProcessId => Id;

    /// <inheritdoc/>
    public long MemoryBytes => ProcessUsage.Memory(Id);

    /// <inheritdoc/>
    public Task<int?> Ended { get; }

    /// <inheritdoc/>
    public string? Reason => _killedForMemory ? OutOfMemory : null;

    /// <summary>Starts the program.</summary>
    /// <param name="command">How.</param>
    /// <param name="host">Keeps account of it; null: it ends soon by itself, as a check does.</param>
    /// <param name="lines">Takes what it writes.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be started.</exception>
    public static ContainerProcess Start(ContainerProgram command, ProcessHost? host, Action<IReadOnlyList<string>> lines) =>
        new(ProcessTree.Start(command), host, lines);

    /// <inheritdoc/>
    public async Task StopAsync(TimeSpan timeout)
    {
        if (Ended.IsCompleted)
            return;
        ProcessTree.AskToEnd(_process);
        try
        {
            await Ended.WaitAsync(timeout);
        }
        catch (TimeoutException)
        {
            End();
            await Ended;
        }
    }

    /// <inheritdoc/>
    public void End() => ProcessTree.End(Id);

    /// <inheritdoc/>
    public void EndForMemory()
    {
        _killedForMemory = true;
        End();
    }

    private async Task<int?> WaitAsync()
    {
        await _process.WaitForExitAsync();
        var code = _process.ExitCode;
        // A container ends with its program, whatever that started.
        ProcessTree.EndRest(Id);
        await Task.WhenAny(_output, Task.Delay(ForLastLines));
        _host?.Remove(Id);
        return code;
    }
}
