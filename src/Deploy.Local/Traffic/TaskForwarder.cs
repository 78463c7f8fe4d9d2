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
    private async Task<ForwarderError> SendAsync(
        HttpContext http, IEnumerable<HostTarget> targets, HttpTransformer transformer, CancellationToken cancellation)
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

    /// <summary>
    /// Passes a request to one of the tasks that take turns. Where all that are known leave, those that follow them are known in a moment.
    /// </summary>
    /// <param name="http">The request.</param>
    /// <param name="targets">The tasks as they are known now.</param>
    /// <param name="key">Whose turns they are.</param>
    /// <param name="transformer">What changes on the way.</param>
    /// <param name="cancellation">Ends the request.</param>
    public async Task<ForwarderError> SendInTurnAsync(
        HttpContext http, Func<IReadOnlyList<HostTarget>> targets, string key, HttpTransformer transformer, CancellationToken cancellation = default)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, cancellation);
        var handover = new Handover();
        while (true)
        {
            var known = targets();
            var order = _turns.Of(known, key, [.. known.Select(target => target.Weight)]);
            var error = await SendAsync(http, order, transformer, cancellation);
            if (error != ForwarderError.NoAvailableDestinations || known.Count == 0 || !await handover.WaitAsync(ending.Token))
                return error;
        }
    }

    /// <summary>Passes a request on to a server that is no task.</summary>
    public async Task<ForwarderError> PassOnAsync(HttpContext http, string address, HttpTransformer transformer)
    {
        TakeAnyBody(http);
        return await forwarder.SendAsync(http, address, _client, Patience, transformer);
    }

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
