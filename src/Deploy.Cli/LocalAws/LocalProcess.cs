using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Deploy.Cli.LocalAws;

/// <summary>Starts, finds and stops the local AWS.</summary>
internal static class LocalProcess
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>
    /// The local AWS of a state folder: the one that runs, else a new one. One of another version than the program that would be started is
    /// left over from before an update, and is replaced; its state stays.
    /// </summary>
    /// <param name="state">The folder.</param>
    /// <param name="port">The port to listen on; null: the one before, else a free one.</param>
    /// <param name="tell">Takes a line about what was done apart from starting it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="LocalStartException">It does not start, or runs on another port than the one asked for.</exception>
    public static async Task<LocalEndpoint> StartAsync(LocalState state, int? port, Action<string> tell, CancellationToken cancellationToken)
    {
        var running = await FindAsync(state, cancellationToken);
        if (running is not null && LocalProgram.Version() is { } version && running.Version != version)
        {
            tell($"The local AWS that runs is of version {running.Version}; this is {version}. It is started again, and its state stays.");
            await StopAsync(state, cancellationToken);
            if (await FindAsync(state, cancellationToken) is not null)
                throw new LocalStartException($"The local AWS of version {running.Version} (process {running.Pid}) does not stop. End that process, and deploy again.");
            running = null;
        }

        if (running is not null)
        {
            return port is null || port == 0 || port == running.Port
                ? running
                : throw new LocalStartException($"The local AWS runs already, on port {running.Port}. Stop it first (deploy-ecs local stop), or leave --port out.");
        }

        state.Create();
        ForgetProblem(state);
        using var process = DetachedProgram.Start(LocalProgram.Find(), ["--state", state.Directory, .. port is null ? Array.Empty<string>() : ["--port", $"{port}"]], state.LogFile);
        for (var waited = TimeSpan.Zero; waited < StartLimit; waited += Pause)
        {
            if (await FindAsync(state, cancellationToken) is { } endpoint) return endpoint;
            if (ProblemOf(state) is { } problem) throw new LocalStartException($"The local AWS does not start: {problem}");
            // Two starters may race: then ours ends, and the other's answers soon.
            await Task.Delay(Pause, cancellationToken);
        }

        if (File.Exists(state.EndpointFile))
        {
            throw new LocalStartException(
                $"A local AWS may run on {state.Directory}, but {state.EndpointFile} does not say where: it is damaged, or what it names does not answer. End that process, delete the file, and deploy again.");
        }

        throw new LocalStartException($"The local AWS did not start within {StartLimit.TotalSeconds:0} seconds. Its output, in {state.LogFile}, ends with:\n{Tail(state.LogFile)}");
    }

    /// <summary>The local AWS that runs on a state folder, or null.</summary>
    public static async Task<LocalEndpoint?> FindAsync(LocalState state, CancellationToken cancellationToken)
    {
        try
        {
            if (!File.Exists(state.EndpointFile)) return null;
            var endpoint = JsonSerializer.Deserialize<LocalEndpoint>(await File.ReadAllTextAsync(state.EndpointFile, cancellationToken), Json);
            return endpoint?.Url is { } url && Uri.TryCreate(url, UriKind.Absolute, out var at) && at is { IsLoopback: true, Scheme: "http" } && await IsHealthyAsync(endpoint, cancellationToken)
                ? endpoint
                : null;
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            // It is just being written, or was left behind by a process that was killed.
            return null;
        }
    }

    /// <summary>Stops it; false where none runs.</summary>
    public static async Task<bool> StopAsync(LocalState state, CancellationToken cancellationToken)
    {
        if (await FindAsync(state, cancellationToken) is not { } endpoint) return false;
        using var process = ProcessOf(endpoint);
        using var http = new HttpClient(Direct()) { Timeout = StopLimit };
        try
        {
            using var reply = await http.PostAsync(new Uri($"{endpoint.Url.TrimEnd('/')}/_local/shutdown"), content: null, cancellationToken);
        }
        catch (HttpRequestException)
        {
            // It may be gone before it answers.
        }

        for (var waited = TimeSpan.Zero; waited < StopLimit && await FindAsync(state, cancellationToken) is not null; waited += Pause) await Task.Delay(Pause, cancellationToken);
        // It answers no more; what it runs is ended before it is.
        if (process is not null) await process.WaitForExitAsync(cancellationToken).WaitAsync(StopLimit, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        return true;
    }

    private static Process? ProcessOf(LocalEndpoint endpoint)
    {
        try
        {
            return Process.GetProcessById(endpoint.Pid);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>It listens on this machine: a proxy of the environment has no business there.</summary>
    internal static SocketsHttpHandler Direct() => new() { UseProxy = false };

    private static async Task<bool> IsHealthyAsync(LocalEndpoint endpoint, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(Direct()) { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var reply = await http.GetAsync(new Uri($"{endpoint.Url.TrimEnd('/')}/_local/health"), cancellationToken);
            return reply.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static void ForgetProblem(LocalState state)
    {
        try
        {
            File.Delete(state.ProblemFile);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LocalStartException($"The state folder {state.Directory} cannot be written: {e.Message}", e);
        }
    }

    private static string? ProblemOf(LocalState state)
    {
        try
        {
            return File.Exists(state.ProblemFile) && File.ReadAllText(state.ProblemFile).Trim() is { Length: > 0 } text ? text : null;
        }
        catch (IOException)
        {
            // It is just being written.
            return null;
        }
    }

    private static string Tail(string path)
    {
        const int Lines = 20;
        try
        {
            return File.Exists(path) ? string.Join('\n', File.ReadLines(path).TakeLast(Lines)) : "(nothing)";
        }
        catch (IOException e)
        {
            return $"({e.Message})";
        }
    }
}
