using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Deploy.Local.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Deploy.Local.Tests.Containers;

/// <summary>
/// As much of Docker's API as Local speaks, at a socket: for what a real engine does not show at will. Its containers write a line and go on until they are ended.
/// </summary>
public sealed class FakeEngine : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly WebApplication _server;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<int>> _running = new();
    private readonly ConcurrentDictionary<string, JsonObject> _containers = new();
    private readonly ConcurrentDictionary<string, bool> _images = new();

    private FakeEngine(Action<FakeEngine>? settings)
    {
        settings?.Invoke(this);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.ListenUnixSocket(Socket));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.Zero);
        _server = builder.Build();
        _server.Run(AnswerAsync);
    }

    private string Socket => Path.Combine(_folder.Path, "engine.sock");

    /// <summary>What <c>--docker</c> is given.</summary>
    public string Address => $"unix://{Socket}";

    /// <summary>What to answer to a pull; null: it succeeds.</summary>
    public string? PullError { get; set; }

    /// <summary>The operating system that its version tells.</summary>
    public string Os { get; set; } = "linux";

    /// <summary>It takes requests, and answers none.</summary>
    public bool IsMute { get; set; }

    /// <summary>Requests as <c>METHOD /path</c>.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Bodies of requests for containers, by the containers' names.</summary>
    public IReadOnlyDictionary<string, JsonObject> Containers => _containers;

    /// <summary>Images that were loaded, with their archives' sizes.</summary>
    public ConcurrentDictionary<string, long> Loaded { get; } = new();

    public static async Task<FakeEngine> StartAsync(Action<FakeEngine>? settings = null)
    {
        var engine = new FakeEngine(settings);
        await engine._server.StartAsync();
        return engine;
    }

    /// <summary>It goes away, and with it all connections.</summary>
    public async Task VanishAsync()
    {
        await _server.StopAsync();
        File.Delete(Socket);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var running in _running.Values)
            running.TrySetResult(137);
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var (method, path) = (http.Request.Method, http.Request.Path.Value!);
        Requests.Enqueue($"{method} {path}");
        if (IsMute)
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        var words = path.Trim('/').Split('/');
        switch ((method, words))
        {
            case ("HEAD" or "GET", ["_ping"]):
                break;
            case ("GET", ["version"]):
                await JsonAsync(http, 200, $$"""{"Version":"99.1","Os":"{{Os}}","Arch":"amd64","ApiVersion":"1.41","Components":[{"Name":"Engine","Version":"99.1"}]}""");
                break;
            case ("GET", ["info"]):
                await JsonAsync(http, 200, """{"OperatingSystem":"Docker Desktop","NCPU":2,"OSType":"linux"}""");
                break;
            case ("POST", ["images", "create"]) when PullError is { } error:
                await JsonAsync(http, 404, new JsonObject { ["message"] = error }.ToJsonString());
                break;
            case ("POST", ["images", "create"]):
                _images[$"{http.Request.Query["fromImage"]}:{http.Request.Query["tag"]}"] = true;
                await JsonAsync(http, 200, """{"status":"done"}""");
                break;
            case ("POST", ["images", "load"]):
                await LoadAsync(http);
                break;
            case ("GET", ["images", "json"]):
                await JsonAsync(http, 200, "[]");
                break;
            case ("GET", ["images", .. var name, "json"]):
                await (_images.ContainsKey(string.Join('/', name)) ? JsonAsync(http, 200, """{"Id":"sha256:1"}""") : NotFoundAsync(http));
                break;
            case ("POST", ["containers", "create"]):
                var id = http.Request.Query["name"].ToString();
                _containers[id] = (await JsonNode.ParseAsync(http.Request.Body))!.AsObject();
                await JsonAsync(http, 201, new JsonObject { ["Id"] = id }.ToJsonString());
                break;
            case ("POST", ["containers", var attached, "attach"]):
                await AttachAsync(http, attached);
                break;
            case ("POST", ["containers", var started, "start"]):
                _running.TryAdd(started, new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously));
                http.Response.StatusCode = 204;
                break;
            case ("POST", ["containers", var waited, "wait"]):
                var code = await _running[waited].Task.WaitAsync(http.RequestAborted);
                await JsonAsync(http, 200, $$"""{"StatusCode":{{code}}}""");
                break;
            case ("POST", ["containers", var ended, "stop" or "kill"]):
                _running.GetValueOrDefault(ended)?.TrySetResult(143);
                http.Response.StatusCode = 204;
                break;
            case ("GET", ["containers", "json"]):
                await JsonAsync(http, 200, new JsonArray([.. _containers.Select(JsonNode? (known) => new JsonObject { ["Id"] = known.Key, ["Labels"] = known.Value["Labels"]?.DeepClone() })]).ToJsonString());
                break;
            case ("GET", ["containers", var inspected, "json"]):
                await (_containers.ContainsKey(inspected) ? JsonAsync(http, 200, """{"Config":{"Tty":false},"State":{"OOMKilled":false}}""") : NotFoundAsync(http));
                break;
            case ("DELETE", ["containers", var removed]):
                _containers.TryRemove(removed, out _);
                _running.GetValueOrDefault(removed)?.TrySetResult(137);
                http.Response.StatusCode = 204;
                break;
            case ("GET", ["volumes"]):
                await JsonAsync(http, 200, """{"Volumes":[]}""");
                break;
            case ("POST", ["volumes", "create"]):
                await JsonAsync(http, 201, """{"Name":"v"}""");
                break;
            default:
                await NotFoundAsync(http);
                break;
        }
    }

    private async Task LoadAsync(HttpContext http)
    {
        using var content = new MemoryStream();
        await http.Request.Body.CopyToAsync(content);
        content.Position = 0;
        using var tar = new System.Formats.Tar.TarReader(content);
        while (await tar.GetNextEntryAsync() is { } entry)
            if (entry.Name == "manifest.json")
                foreach (var tag in (await JsonNode.ParseAsync(entry.DataStream!))![0]!["RepoTags"]!.AsArray())
                    (_images[(string)tag!], Loaded[(string)tag!]) = (true, content.Length);
        await JsonAsync(http, 200, """{"stream":"loaded"}""");
    }

    private async Task AttachAsync(HttpContext http, string container)
    {
        var running = _running.GetOrAdd(container, _ => new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously));
        await using var stream = await http.Features.Get<IHttpUpgradeFeature>()!.UpgradeAsync();
        var line = Encoding.UTF8.GetBytes("it runs\n");
        await stream.WriteAsync((byte[])[1, 0, 0, 0, 0, 0, 0, (byte)line.Length, .. line]);
        await stream.FlushAsync();
        await ((Task)running.Task.WaitAsync(http.RequestAborted)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static Task NotFoundAsync(HttpContext http) => JsonAsync(http, 404, """{"message":"No such thing"}""");

    private static Task JsonAsync(HttpContext http, int status, string text)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(text);
    }
}
