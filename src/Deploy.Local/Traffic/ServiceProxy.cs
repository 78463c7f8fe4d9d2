using System.Diagnostics;
using System.Net;
using Deploy.Local.Services;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Forwarder;

namespace Deploy.Local.Traffic;

/// <summary>
/// Answers for services by the host name of a request: hands it to one of the tasks that are well, in turn. Other host names are not its business.
/// </summary>
public sealed class ServiceProxy(IHttpForwarder forwarder, IServiceHosts hosts, TaskTraffic traffic) : IDisposable
{
    private static readonly ForwarderRequestConfig Patience = new() { ActivityTimeout = TimeSpan.FromMinutes(60) };

    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        EnableMultipleHttp2Connections = true,
        ActivityHeadersPropagator = new ReverseProxyPropagator(DistributedContextPropagator.Current),
        ConnectTimeout = TimeSpan.FromSeconds(5),
    });

    private int _turn;

    /// <summary>Forwards what is for a service; everything else goes on.</summary>
    public Task InvokeAsync(HttpContext http, RequestDelegate next) =>
        hosts.ByName.GetValueOrDefault(http.Request.Host.Host.ToLowerInvariant()) is { } host ? ForwardAsync(http, host) : next(http);

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task ForwardAsync(HttpContext http, ServiceHost host)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        var error = ForwarderError.NoAvailableDestinations;
        foreach (var target in InTurn(host.Targets))
        {
            using var entered = traffic.TryEnter(target.TaskId);
            if (entered is null)
                continue;
            error = await forwarder.SendAsync(http, $"http://{target.Endpoint}/", _client, Patience, ForwardedRequest.Instance);
            if (error == ForwarderError.None || !CanTryAnother(http, error))
                break;
            http.Response.Clear();
        }

        if (error != ForwarderError.None && !http.Response.HasStarted)
            await ExplainAsync(http, host, error);
    }

    private IEnumerable<HostTarget> InTurn(IReadOnlyList<HostTarget> targets)
    {
        var first = (uint)Interlocked.Increment(ref _turn);
        for (var i = 0; i < targets.Count; i++)
            yield return targets[(int)((first + i) % targets.Count)];
    }

    /// <summary>A request that no task has seen, and whose body nobody has read.</summary>
    private static bool CanTryAnother(HttpContext http, ForwarderError error) =>
        error == ForwarderError.Request
        && !http.Response.HasStarted
        && http.GetForwarderErrorFeature()?.Exception is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError }
        && http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == false;

    private static async Task ExplainAsync(HttpContext http, ServiceHost host, ForwarderError error)
    {
        var none = error == ForwarderError.NoAvailableDestinations;
        http.Response.StatusCode = none ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status502BadGateway;
        http.Response.ContentType = "text/plain; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsync(none
            ? $"{host.WhyNone}\n"
            : $"{host.Name}: a task did not answer ({error}: {http.GetForwarderErrorFeature()?.Exception?.Message ?? "no reason is known"}).\n");
    }
}
