using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Deploy.Testing.Local;

/// <summary>A process of Deploy.Local of our own, on a free port and a state folder that go with it.</summary>
/// <remarks>The test project needs a reference to Deploy.Local with <c>ReferenceOutputAssembly="false"</c>, so that the program is built.</remarks>
public sealed class LocalAws : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly TemporaryFolder _state;
    private readonly HttpClient _http = new();

    private LocalAws(Process process, TemporaryFolder state, string url)
    {
        (_process, _state, Url) = (process, state, url.TrimEnd('/'));
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    /// <summary>The program.</summary>
    public static string Program => Repository.PathOf("src", "Deploy.Local", "bin", Repository.Configuration, "net10.0", "Deploy.Local.dll");

    /// <summary>The endpoint of every service.</summary>
    public string Url { get; }

    /// <summary>Its state folder: a deployment finds it there by <c>DEPLOY_ECS_LOCAL_STATE</c>.</summary>
    public string StateDirectory => _state.Root;

    /// <summary>Starts one and returns when it answers.</summary>
    /// <param name="speed">Simulated steps take their usual time divided by this.</param>
    public static LocalAws Start(double speed = 20)
    {
        var state = new TemporaryFolder("local");
        var start = new ProcessStartInfo("dotnet", [Program, "--state", state.Root, "--port", "0", "--speed", speed.ToString(System.Globalization.CultureInfo.InvariantCulture)])
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

    /// <summary>Forgets all state, faults and requests.</summary>
    public async Task ResetAsync()
    {
        await PostAsync("/_local/reset", null);
        foreach (var path in (string[])["/_local/faults", "/_local/tasks/faults", "/_local/requests"]) await DeleteAsync(path);
    }

    /// <summary>The names of the operations that changed something since the last <see cref="ForgetRequestsAsync"/>.</summary>
    public async Task<IReadOnlyList<string>> MutationsAsync() => await RequestsAsync("?mutating=true");

    /// <summary>The names of all operations since the last <see cref="ForgetRequestsAsync"/>.</summary>
    public async Task<IReadOnlyList<string>> RequestsAsync(string query = "")
    {
        var log = await _http.GetFromJsonAsync<JsonNode>($"{Url}/_local/requests{query}");
        var entries = log as JsonArray ?? log!["requests"]!.AsArray();
        return entries.Select(entry => $"{(string?)entry!["service"]}:{(string?)entry["operation"]}").ToList();
    }

    /// <summary>Forgets the request log.</summary>
    public Task ForgetRequestsAsync() => DeleteAsync("/_local/requests");

    /// <summary>Sets a fault of an operation; see Deploy.Local's README.</summary>
    public Task FaultAsync(string service, string operation, string kind, int times = 1) =>
        PostAsync("/_local/faults", new { service, operation, kind, times });

    /// <summary>Removes all faults of operations.</summary>
    public Task ClearFaultsAsync() => DeleteAsync("/_local/faults");

    /// <summary>Removes all faults of tasks.</summary>
    public Task ClearTaskFaultsAsync() => DeleteAsync("/_local/tasks/faults");

    /// <summary>Sets a fault of tasks; see Deploy.Local's README.</summary>
    public Task TaskFaultAsync(object fault) => PostAsync("/_local/tasks/faults", fault);

    /// <summary>From now on all callers are one, who may do what the policies say and nothing else; see Deploy.Local's README. A reset ends it.</summary>
    public Task IdentifyAsync(params JsonObject[] policies) =>
        PostAsync("/_local/identity", new { principal = "arn:aws:sts::000000000000:assumed-role/deployer/test", policies });

    /// <summary>From now on all callers may do everything again.</summary>
    public Task ForgetIdentityAsync() => DeleteAsync("/_local/identity");

    /// <summary>A consistency as AWS may have it: the first read misses what was written, lists have no order, and what names something young is refused.</summary>
    public static JsonObject Behind => new() { ["invisibleReads"] = 1, ["seconds"] = 2, ["shuffleLists"] = true, ["refuseYoung"] = true };

    /// <summary>From now on reads are behind writes; what was written before is visible.</summary>
    public Task FallBehindAsync() => PostAsync("/_local/consistency", Behind);

    /// <summary>From now on every read sees every write, and lists have an order.</summary>
    public Task CatchUpAsync() => DeleteAsync("/_local/consistency");

    /// <summary>Whether the account has default VPCs.</summary>
    public Task DefaultVpcAsync(bool exists) => PostAsync("/_local/network", new { defaultVpc = exists });

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        End();
        _process.Dispose();
        _http.Dispose();
        _state.Dispose();
    }

    private async Task DeleteAsync(string path)
    {
        using var reply = await _http.DeleteAsync(new Uri(Url + path));
        reply.EnsureSuccessStatusCode();
    }

    private async Task PostAsync(string path, object? body)
    {
        using var reply = body is null ? await _http.PostAsync(new Uri(Url + path), null) : await _http.PostAsJsonAsync(Url + path, body, JsonSerializerOptions.Web);
        if (!reply.IsSuccessStatusCode) throw new InvalidOperationException($"{path}: {reply.StatusCode} {await reply.Content.ReadAsStringAsync()}");
    }

    private void OnExit(object? sender, EventArgs e) => End();

    private void End()
    {
        if (_process.HasExited) return;
        _process.Kill();
        _process.WaitForExit(5000);
    }
}
