using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Deploy.Engine.Tests.Sweeps;

/// <summary>Stands between the engine and Local, and lets a test decide at each request. It knows no more of AWS than what the request line and headers say.</summary>
internal sealed class Gateway : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
    private readonly string _target;

    private Gateway(WebApplication application, string target) => (_application, _target) = (application, target);

    /// <summary>Called for each request with its operation; gives what is done with it.</summary>
    public Func<Operation, Passage> Decide { get; set; } = _ => Passage.Through;

    /// <summary>Called when a request has been answered by Local.</summary>
    public Action<Operation> Answered { get; set; } = _ => { };

    /// <summary>Called for each request; gives the type and text of an error that is answered in place of Local, or null.</summary>
    public Func<Operation, (string Type, string Text)?> Refuse { get; set; } = _ => null;

    public string Url => _application.Urls.Single();

    public static async Task<Gateway> StartAsync(string target)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        var application = builder.Build();
        var gateway = new Gateway(application, target);
        application.Run(gateway.PassAsync);
        await application.StartAsync();
        return gateway;
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _http.Dispose();
    }

    private async Task PassAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var operation = Operation.Of(http, body.ToArray());
        var passage = Decide(operation);
        if (passage == Passage.Dead)
        {
            http.Abort();
            return;
        }

        if (Refuse(operation) is var (type, text))
        {
            (http.Response.StatusCode, http.Response.ContentType) = (StatusCodes.Status400BadRequest, type);
            http.Response.Headers["x-amzn-RequestId"] = "request";
            await http.Response.WriteAsync(text);
            return;
        }

        using var reply = await SendAsync(http, body.ToArray());
        var content = await reply.Content.ReadAsByteArrayAsync();
        Answered(operation);
        if (passage == Passage.DeadAfterwards)
        {
            http.Abort();
            return;
        }

        http.Response.StatusCode = (int)reply.StatusCode;
        foreach (var (name, values) in reply.Headers.Concat(reply.Content.Headers).Where(header => header.Key != "Transfer-Encoding"))
            http.Response.Headers[name] = values.ToArray();
        await http.Response.Body.WriteAsync(content);
    }

    private Task<HttpResponseMessage> SendAsync(HttpContext http, byte[] body)
    {
        // The raw target: a slash inside a name stays encoded.
        var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), _target + http.Features.Get<IHttpRequestFeature>()!.RawTarget) { Content = new ByteArrayContent(body) };
        foreach (var (name, values) in http.Request.Headers)
        {
            if (name is "Host" or "Content-Length") continue;
            if (!request.Headers.TryAddWithoutValidation(name, values.ToArray())) request.Content.Headers.TryAddWithoutValidation(name, values.ToArray());
        }

        return _http.SendAsync(request);
    }
}

/// <summary>What becomes of a request.</summary>
internal enum Passage
{
    /// <summary>It goes on, and so does its answer.</summary>
    Through,

    /// <summary>The engine is dead before it is sent.</summary>
    Dead,

    /// <summary>It is sent and answered, and the engine is dead by then.</summary>
    DeadAfterwards,
}
