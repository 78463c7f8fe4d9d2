using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;

namespace Deploy.MSBuild.Protocol;

/// <summary>The running command: its events in one queue, its input, and ways to stop it.</summary>
internal sealed class CommandProcess : IDisposable
{
    private const int KeptLines = 20;

    // A process that the command started (Local) may hold its output open; the end of the output is not waited for longer than this.
    private static readonly TimeSpan ReadersGrace = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly BlockingCollection<CommandEvent> _events = [];
    private readonly ConcurrentQueue<string> _lastLines = new();

    private CommandProcess(Process process)
    {
        _process = process;
        var output = Read(process.StandardOutput, EventParser.Parse);
        var error = Read(process.StandardError, line => new ErrorLine(line));
        Run(() =>
        {
            process.WaitForExit();
            output.Join(ReadersGrace);
            error.Join(ReadersGrace);
            _events.Add(new EndedEvent(process.ExitCode));
        });
    }

    /// <summary>The last lines that were no events: all that is known about a crash.</summary>
    public IReadOnlyCollection<string> LastLines => _lastLines;

    /// <summary>Starts a program with its three streams redirected.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be started.</exception>
    public static CommandProcess Start(string program, IEnumerable<string> arguments, string workingDirectory)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = utf8,
            StandardOutputEncoding = utf8,
            StandardErrorEncoding = utf8,
            CreateNoWindow = true,
        };
        return new CommandProcess(Process.Start(start)!);
    }

    /// <summary>The next event, waiting for it.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public CommandEvent Take(CancellationToken cancel) => _events.Take(cancel);

    /// <summary>The next event, or null when the time is over.</summary>
    public CommandEvent? Take(TimeSpan time) => _events.TryTake(out var next, time > TimeSpan.Zero ? time : TimeSpan.Zero) ? next : null;

    /// <summary>Writes a line to the command's input. A command that is gone says so by its end, not here.</summary>
    public void Send(string line)
    {
        try
        {
            _process.StandardInput.WriteLine(line);
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
        }
    }

    /// <summary>Asks the command to stop: it makes no further call, writes its report and ends as cancelled.</summary>
    public void RequestStop()
    {
        Interrupt.Send(_process);
        if (OperatingSystem.IsWindows()) CloseInput();
    }

    /// <summary>Ends the command, but nothing that it started: Local stays.</summary>
    public void Kill()
    {
        if (!_process.HasExited) _process.Kill();
    }

    /// <summary>Stops a command that still runs, at most ten seconds later by force.</summary>
    /// <remarks>The process object itself stays: the thread that watches it may be about to ask for the exit code.</remarks>
    public void Dispose()
    {
        if (_process.HasExited) return;
        RequestStop();
        CloseInput();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10))) Kill();
    }

    private void CloseInput()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The pipe is broken: it is closed already.
        }
    }

    private Thread Read(StreamReader reader, Func<string, CommandEvent> parse) => Run(() =>
    {
        try
        {
            while (reader.ReadLine() is { } line) Add(parse(line));
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The stream ended with the process.
        }
    });

    private void Add(CommandEvent next)
    {
        if (next is OutputLine or ErrorLine)
        {
            _lastLines.Enqueue(next is ErrorLine error ? error.Text : ((OutputLine)next).Text);
            while (_lastLines.Count > KeptLines) _lastLines.TryDequeue(out _);
        }

        _events.Add(next);
    }

    private static Thread Run(Action work)
    {
        var thread = new Thread(() => work()) { IsBackground = true, Name = "deploy-ecs" };
        thread.Start();
        return thread;
    }
}
