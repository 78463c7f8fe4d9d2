using System.Diagnostics;

namespace Deploy.Local.Processes;

/// <summary>One run of a container's program, from its start until it has ended and its last line is read.</summary>
internal sealed class ContainerProcess
{
    /// <summary>For the last lines, where something that the program started keeps its output open.</summary>
    private static readonly TimeSpan ForLastLines = TimeSpan.FromSeconds(1);

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

    /// <summary>Its exit code, 128 and the signal where one ended it, once its output is read.</summary>
    public Task<int> Ended { get; }

    /// <summary>Whether it was ended for using more memory than it may.</summary>
    public bool WasOutOfMemory => _killedForMemory;

    /// <summary>Starts the program.</summary>
    /// <param name="command">How.</param>
    /// <param name="host">Keeps account of it; null: it ends soon by itself, as a check does.</param>
    /// <param name="lines">Takes what it writes.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be started.</exception>
    public static ContainerProcess Start(ContainerProgram command, ProcessHost? host, Action<IReadOnlyList<string>> lines) =>
        new(ProcessTree.Start(command), host, lines);

    /// <summary>Asks it to end, and ends it with all that it started where it does not in time.</summary>
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
            ProcessTree.End(Id);
            await Ended;
        }
    }

    /// <summary>Ends it at once, as a kernel does when memory runs out.</summary>
    public void EndForMemory()
    {
        _killedForMemory = true;
        ProcessTree.End(Id);
    }

    private async Task<int> WaitAsync()
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
