using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Deploy.Testing;

/// <summary>
/// One process that has loaded the <c>aws</c> command's own code and forks for each command: what takes a second of processor time otherwise, most of
/// it to load the same modules again, takes a third. Only where the command is a Python package and there is <c>fork</c>.
/// </summary>
internal sealed class AwsHost
{
    /// <summary>Each command is a process of its own, as it would be alone: its environment, its output in a file, its exit code.</summary>
    private const string Script = """
        import json, os, signal, sys
        os.environ.pop("AWS_DATA_PATH", None)
        try:
            import awscli.clidriver
        except ImportError:
            sys.exit(3)

        # Where its own data lie is written into the environment when it is loaded.
        data = os.environ["AWS_DATA_PATH"]
        running = {}

        def reap(*_):
            while running:
                pid, status = os.waitpid(-1, os.WNOHANG)
                if pid == 0:
                    return
                os.write(1, f"{running.pop(pid)} {os.waitstatus_to_exitcode(status)}\n".encode())

        def run(request):
            code = 255
            try:
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGCHLD])
                signal.alarm(request["seconds"])
                output = os.open(request["output"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
                for stream in (1, 2):
                    os.dup2(output, stream)
                os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
                os.environ.clear()
                os.environ.update(request["environment"])
                os.environ["AWS_DATA_PATH"] = os.pathsep.join(filter(None, [os.environ.get("AWS_DATA_PATH"), data]))
                sys.argv = ["aws"] + request["arguments"]
                code = awscli.clidriver.main()
            except SystemExit as end:
                code = end.code
            except BaseException as problem:
                print(repr(problem), file=sys.stderr)
            finally:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(code if isinstance(code, int) else 0)

        signal.signal(signal.SIGCHLD, reap)
        os.write(1, b"ready\n")
        for line in sys.stdin:
            request = json.loads(line)
            signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD])
            pid = os.fork()
            if pid == 0:
                run(request)
            running[pid] = request["id"]
            signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGCHLD])
        """;

    private static readonly Lazy<Task<AwsHost?>> Started = new(StartAsync);

    private readonly Process _process;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<int>> _running = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    private AwsHost(Process process) => _process = process;

    /// <summary>The one of this process; null: the command has to be started each time.</summary>
    public static Task<AwsHost?> FindAsync() => Started.Value;

    /// <summary>Runs the command that would be started so.</summary>
    /// <exception cref="TimeoutException">It ran longer than the limit.</exception>
    public async Task<RunResult> RunAsync(ProcessStartInfo start, TimeSpan limit)
    {
        var id = Guid.NewGuid().ToString("N");
        var output = Path.Combine(Path.GetTempPath(), $"aws-{id}");
        var ending = _running[id] = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var request = JsonSerializer.Serialize(new
        {
            id,
            output,
            seconds = (int)limit.TotalSeconds,
            arguments = start.ArgumentList,
            environment = start.Environment,
        });
        lock (_gate)
            _process.StandardInput.WriteLine(request);
        var code = await ending.Task;
        var text = await File.ReadAllTextAsync(output);
        File.Delete(output);
        // It was ended by its own alarm.
        return code == -14 ? throw new TimeoutException($"'aws' ran longer than {limit}. It printed:\n{text}") : new RunResult(code, text);
    }

    private static async Task<AwsHost?> StartAsync()
    {
        if (OperatingSystem.IsWindows() || !Programs.Exists("python3"))
            return null;
        // It ends with this process, whose end closes its input.
        var start = Programs.Start("python3", Path.GetTempPath(), ["-u", "-c", Script]);
        (start.RedirectStandardInput, start.RedirectStandardError) = (true, false);
        var process = Process.Start(start)!;
        if (await process.StandardOutput.ReadLineAsync() != "ready")
            return null;
        var host = new AwsHost(process);
        _ = host.ListenAsync();
        return host;
    }

    private async Task ListenAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
            if (line.Split(' ') is [var id, var code] && _running.TryRemove(id, out var ending))
                ending.SetResult(int.Parse(code, CultureInfo.InvariantCulture));
        foreach (var ending in _running.Values)
            ending.TrySetException(new InvalidOperationException("The process of the aws command ended."));
    }
}
