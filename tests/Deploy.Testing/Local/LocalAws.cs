using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Deploy.Testing.Local;

/// <summary>A process of Deploy.Local of our own, on a free port and a state folder that go with it. Its tasks are simulated.</summary>
/// <remarks>The test project needs a reference to Deploy.Local with <c>ReferenceOutputAssembly="false"</c>, so that the program is built.</remarks>
public sealed class LocalAws : LocalAdmin
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly TemporaryFolder _state;

    private LocalAws(Process process, TemporaryFolder state, string url)
    {
        (_process, _state, Url) = (process, state, url.TrimEnd('/'));
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    /// <summary>The program.</summary>
    public static string Program => Repository.PathOf("src", "Deploy.Local", "bin", Repository.Configuration, "net10.0", "Deploy.Local.dll");

    /// <inheritdoc/>
    public override string Url { get; }

    /// <summary>Its state folder: a deployment finds it there by <c>DEPLOY_ECS_LOCAL_STATE</c>.</summary>
    public string StateDirectory => _state.Root;

    /// <summary>Starts one and returns when it answers.</summary>
    /// <param name="speed">Simulated steps take their usual time divided by this.</param>
    public static LocalAws Start(double speed = 20)
    {
        var state = new TemporaryFolder("local");
        var start = new ProcessStartInfo("dotnet", [Program, "--state", state.Root, "--port", "0", "--tasks", "simulated", "--speed", speed.ToString(System.Globalization.CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        var file = state.PathOf("endpoint.json");
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < StartLimit; Thread.Sleep(50))
        {
            if (process.HasExited) break;
            if (File.Exists(file)) return new LocalAws(process, state, (string)JsonNode.Parse(File.ReadAllText(file))!["url"]!);
        }

        if (!process.HasExited) process.Kill();
        throw new InvalidOperationException($"Deploy.Local did not start:\n{process.StandardError.ReadToEnd()}");
    }

    /// <summary>Ends the process.</summary>
    public override void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        End();
        _process.Dispose();
        _state.Dispose();
        base.Dispose();
    }

    private void OnExit(object? sender, EventArgs e) => End();

    private void End()
    {
        if (_process.HasExited) return;
        _process.Kill();
        _process.WaitForExit(5000);
    }
}
