using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;

namespace Deploy.Testing.Moto;

/// <summary>
/// A <c>moto_server</c> process of our own on a free loopback port: an AWS stand-in that shares nothing with this
/// repository. It knows no state at the start and ends with <see cref="Dispose"/>.
/// </summary>
public sealed partial class MotoServer : IDisposable
{
    private readonly Process _process;

    private MotoServer(Process process, Uri url)
    {
        _process = process;
        Url = url;
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    /// <summary>The endpoint for every service, e.g. <c>http://127.0.0.1:35677</c>.</summary>
    public Uri Url { get; }

    /// <summary>Whether <c>moto_server</c> is on the path.</summary>
    public static bool IsInstalled => Executable is not null;

    private static string? Executable { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, "moto_server"))
        .FirstOrDefault(File.Exists);

    /// <summary>Starts a server and returns when it answers; skips the test where moto is not installed.</summary>
    public static MotoServer StartOrSkip()
    {
        Skip.IfNot(IsInstalled, "moto_server is not installed (pip install 'moto[server]').");
        return Start();
    }

    /// <summary>Starts a server and returns when it answers, which takes some seconds.</summary>
    /// <exception cref="InvalidOperationException">The process ended or did not name its port within a minute.</exception>
    public static MotoServer Start()
    {
        var start = new ProcessStartInfo(Executable ?? throw new InvalidOperationException("moto_server is not on the PATH."))
        {
            ArgumentList = { "-H", "127.0.0.1", "-p", "0" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };

        // Without these, moto knows none of the managed policies of AWS.
        start.Environment["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true";
        // It would send moto's own calls to the endpoint that a test has set for itself.
        start.Environment.Remove("AWS_ENDPOINT_URL");
        var process = Process.Start(start)!;
        var url = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var log = new List<string>();
        void OnLine(object sender, DataReceivedEventArgs e)
        {
            if (url.Task.IsCompleted || e.Data is null)
                return;
            lock (log)
                log.Add(e.Data);
            if (RunningOn().Match(e.Data) is { Success: true } match)
                url.TrySetResult(new Uri(match.Value));
        }

        process.OutputDataReceived += OnLine;
        process.ErrorDataReceived += OnLine;
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => url.TrySetException(new InvalidOperationException("moto_server ended."));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            if (url.Task.Wait(TimeSpan.FromMinutes(1)))
                return new MotoServer(process, url.Task.Result);
        }
        catch (AggregateException)
        {
            // Falls through to the message with the log.
        }

        End(process);
        lock (log)
            throw new InvalidOperationException($"moto_server did not start:\n{string.Join('\n', log)}");
    }

    /// <summary>Forgets all resources of all accounts and regions.</summary>
    public async Task ResetAsync()
    {
        using var http = new HttpClient();
        using var answer = await http.PostAsync(new Uri(Url, "/moto-api/reset"), null);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        End(_process);
    }

    private void OnExit(object? sender, EventArgs e) => End(_process);

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(5000);
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }

        process.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex RunningOn();
}
