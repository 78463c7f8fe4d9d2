using System.Diagnostics;
using System.Net;
using Deploy.Local.Services;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Forwarder;

namespace Deploy.Local.Traffic;

/// <summary>Hands requests to tasks, and counts them while they are on their way.</summary>
public sealed class TaskForwarder(IHttpForwarder forwarder, TaskTraffic traffic) : IDisposable
{
    private static readonly ForwarderRequestConfig Patience = new() { ActivityTimeout = TimeSpan.FromMinutes(60) };

    private readonly Turns _turns = new();
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

    /// <summary>Passes a request to the first of some tasks that takes it.</summary>
    public async Task<ForwarderError> SendAsync(
        HttpContext http, IEnumerable<HostTarget> targets, HttpTransformer transformer, CancellationToken cancellation = default)
    {
        TakeAnyBody(http);
        var error = ForwarderError.NoAvailableDestinations;
        foreach (var target in targets)
        {
            using var entered = traffic.TryEnter(target.TaskId);
            if (entered is null)
                continue;
            error = await forwarder.SendAsync(http, $"http://{target.Endpoint}/", _client, Patience, transformer, cancellation);
            if (error == ForwarderError.None || !CanTryAnother(http, error))
                break;
            http.Response.Clear();
        }

        return error;
    }

    /// <summary>Passes a request on to a server that is no task.</summary>
    public async Task<ForwarderError> PassOnAsync(HttpContext http, string address, HttpTransformer transformer)
    {
        TakeAnyBody(http);
        return await forwarder.SendAsync(http, address, _client, Patience, transformer);
    }

    /// <summary>The same, and each time another is first.</summary>
    /// <param name="items">What has turns.</param>
    /// <param name="key">Whose turns they are.</param>
    public IEnumerable<T> InTurn<T>(IReadOnlyList<T> items, string key) => _turns.Of(items, key);

    /// <summary>The same, but the first is chosen by weight where they do not all weigh the same.</summary>
    /// <param name="items">What has turns.</param>
    /// <param name="key">Whose turns they are.</param>
    /// <param name="weights">The weight of each.</param>
    public IEnumerable<T> InTurn<T>(IReadOnlyList<T> items, string key, IReadOnlyList<double> weights) where T : class =>
        _turns.Of(items, key, weights);

    /// <summary>What went wrong with a request that was sent, in words.</summary>
    public static string Explain(HttpContext http, ForwarderError error) =>
        $"a task did not answer ({Reason(http, error)}).";

    /// <summary>The same, without who did not answer.</summary>
    public static string Reason(HttpContext http, ForwarderError error) =>
        $"{error}: {http.GetForwarderErrorFeature()?.Exception?.Message ?? "no reason is known"}";

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static void TakeAnyBody(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
    }

    /// <summary>A request that no task has seen, and whose body nobody has read.</summary>
    private static bool CanTryAnother(HttpContext http, ForwarderError error) =>
        error == ForwarderError.Request
        && !http.Response.HasStarted
        && http.GetForwarderErrorFeature()?.Exception is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError }
        && http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == false;
}
