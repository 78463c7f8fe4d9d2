using System.Diagnostics;

namespace Deploy.Testing;

/// <summary>Runs programs with their output captured.</summary>
public static class Programs
{
    /// <summary>A program that is yet to be started, its output redirected.</summary>
    public static ProcessStartInfo Start(string program, string folder, IEnumerable<string> arguments) => new(program, arguments)
    {
        WorkingDirectory = folder,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    /// <summary>Whether a program is on the path.</summary>
    public static bool Exists(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="TimeoutException">It ran longer than the limit, and was ended.</exception>
    public static async Task<RunResult> RunAsync(ProcessStartInfo start, TimeSpan limit)
    {
        using var process = Process.Start(start)!;
        return await WaitAsync(process, limit);
    }

    /// <summary>Waits for a started program and gives what it printed.</summary>
    /// <exception cref="TimeoutException">It ran longer than the limit, and was ended.</exception>
    public static async Task<RunResult> WaitAsync(Process process, TimeSpan limit)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var time = new CancellationTokenSource(limit);
        try
        {
            await Task.WhenAll(process.WaitForExitAsync(time.Token), output, error).WaitAsync(time.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'{process.StartInfo.FileName}' ran longer than {limit}. It printed:\n{(output.IsCompleted ? await output : "(its output is still open)")}");
        }

        return new RunResult(process.ExitCode, await output + await error);
    }
}
