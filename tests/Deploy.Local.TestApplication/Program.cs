using System.Runtime.InteropServices;

// The first argument says how the program behaves; nothing of it knows the local AWS.
return (args.FirstOrDefault() ?? "serve") switch
{
    "serve" => await ServeAsync(),
    "late" => await LateAsync(TimeSpan.FromSeconds(int.Parse(args[1]))),
    "wrong-port" => await ServeAsync("http://127.0.0.1:0"),
    "deaf" => await DeafAsync(),
    "crash" => Crash(),
    "job" => Job(),
    "chatter" => Chatter(int.Parse(args[1])),
    "probe" => await ProbeAsync(),
    _ => 64,
};

async Task<int> ServeAsync(string? url = null)
{
    var builder = WebApplication.CreateSlimBuilder();
    if (url is not null)
        builder.WebHost.UseUrls(url);
    builder.Logging.SetMinimumLevel(LogLevel.Warning);
    // What the proxy lets through is to be seen, not what the program does.
    builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
    var app = builder.Build();
    var version = Environment.GetEnvironmentVariable("VERSION") ?? "none";
    app.MapGet("/", () => $"{version} {Environment.ProcessId}");
    app.MapGet("/host", (HttpRequest request) => $"{request.Host} {request.Headers["X-Forwarded-For"]} {request.Headers["X-Forwarded-Proto"]}");
    app.MapGet("/slow", async () =>
    {
        await Task.Delay(500);
        return version;
    });
    app.MapGet("/wait/{milliseconds:int}", async (int milliseconds) =>
    {
        await Task.Delay(milliseconds);
        return version;
    });
    app.MapPost("/length", async (HttpRequest request) =>
    {
        var length = 0L;
        var buffer = new byte[81920];
        int read;
        while ((read = await request.Body.ReadAsync(buffer)) > 0)
            length += read;
        return length;
    });
    app.MapGet("/health", () => Environment.GetEnvironmentVariable("HEALTH") == "bad" ? Results.StatusCode(503) : Results.Ok());
    // What it calls by name, it calls as it would in the network of an account.
    using var http = new HttpClient();
    app.MapGet("/call", async (string url) => await CallAsync(() => http.GetAsync(new Uri(url))));
    app.MapGet("/send", async (string url, int length) => await CallAsync(() => http.PostAsync(new Uri(url), new StreamContent(new OnceStream(length)))));
    app.MapGet("/variable/{name}", (string name) => Environment.GetEnvironmentVariable(name) ?? "");
    Console.WriteLine($"{version} starts");
    await app.RunAsync();
    Console.WriteLine($"{version} ends");
    return 0;
}

static async Task<string> CallAsync(Func<Task<HttpResponseMessage>> call)
{
    try
    {
        using var reply = await call();
        return $"{(int)reply.StatusCode} {await reply.Content.ReadAsStringAsync()}";
    }
    catch (HttpRequestException problem)
    {
        return problem.Message;
    }
}

// It takes its time before it listens.
async Task<int> LateAsync(TimeSpan time)
{
    await Task.Delay(time);
    return await ServeAsync();
}

// It answers, and does not hear that it is to end.
async Task<int> DeafAsync()
{
    using var deaf = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => signal.Cancel = true);
    _ = Task.Run(() => ServeAsync());
    await Task.Delay(Timeout.Infinite);
    return 0;
}

static int Crash()
{
    Console.WriteLine("about to fail");
    Console.Error.WriteLine("the database is not reachable");
    return 3;
}

static int Job()
{
    Console.WriteLine("the job was done");
    return 0;
}

static int Chatter(int lines)
{
    using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = false };
    for (var i = 1; i <= lines; i++)
        output.WriteLine($"line {i}");
    return 0;
}

// What a health check asks, as a container of its own image would: by localhost.
static async Task<int> ProbeAsync()
{
    var port = Environment.GetEnvironmentVariable("ASPNETCORE_HTTP_PORTS") ?? "8080";
    using var http = new HttpClient();
    try
    {
        using var reply = await http.GetAsync(new Uri($"http://localhost:{port}/health"));
        return reply.IsSuccessStatusCode ? 0 : 1;
    }
    catch (HttpRequestException)
    {
        return 1;
    }
}
