using System.Diagnostics;

namespace Deploy.Cli.LocalAws;

/// <summary>Starts a .NET program that outlives its starter: no stream is inherited (a build would wait for its output to end), and Ctrl-C is not for it.</summary>
internal static class DetachedProgram
{
    /// <summary>
    /// What a shell does with the arguments log, dotnet, program and the program's own: ignores Ctrl-C and hang-up, opens a session of its
    /// own where the tool for that exists, and reads from and writes to nothing of ours.
    /// </summary>
    private const string Script = """
        trap '' INT HUP
        log="$1"; shift
        if command -v setsid >/dev/null 2>&1; then setsid "$@" </dev/null >"$log" 2>&1 & else "$@" </dev/null >"$log" 2>&1 & fi
        """;

    /// <summary>Starts it; what is returned is the starter, which ends at once.</summary>
    /// <exception cref="LocalStartException">The shell or the .NET host cannot be started.</exception>
    public static Process Start(string program, IReadOnlyList<string> arguments, string logFile)
    {
        var host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        var start = OperatingSystem.IsWindows()
            // The shell of Windows hands down no handles.
            ? new ProcessStartInfo(host, [program, .. arguments]) { UseShellExecute = true, WindowStyle = ProcessWindowStyle.Hidden }
            : new ProcessStartInfo("/bin/sh", ["-c", Script, "deploy-ecs", logFile, host, program, .. arguments]);
        start.WorkingDirectory = Path.GetDirectoryName(logFile)!;
        try
        {
            return Process.Start(start) ?? throw new LocalStartException($"{start.FileName} did not start.");
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new LocalStartException($"{start.FileName} cannot be started: {e.Message}", e);
        }
    }
}
