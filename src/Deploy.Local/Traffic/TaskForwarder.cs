using System.Collections.Concurrent;
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

    private readonly ConcurrentDictionary<string, uint> _turns = new(StringComparer.Ordinal);
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
    public async Task<ForwarderError> SendAsync(HttpContext http, IEnumerable<HostTarget> targets, HttpTransformer transformer)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        var error = ForwarderError.NoAvailableDestinations;
        foreach (var target in targets)
        {
            using var entered = traffic.TryEnter(target.TaskId);
            if (entered is null)
                continue;
            error = await forwarder.SendAsync(http, $"http://{target.Endpoint}/", _client, Patience, transformer);
            if (error == ForwarderError.None || !CanTryAnother(http, error))
                break;
            http.Response.Clear();
        }

        return error;
    }

    /// <summary>The same, and each time another is first.</summary>
    /// <param name="items">What has turns.</param>
    /// <param name="key">Whose turns they are.</param>
    public IEnumerable<T> InTurn<T>(IReadOnlyList<T> items, string key)
    {
        var first = _turns.AddOrUpdate(key, 0, (_, turn) => turn + 1);
        for (var i = 0; i < items.Count; i++)
            yield return items[(int)((first + i) % items.Count)];
    }

    /// <summary>The same, but the first is chosen by weight where they do not all weigh the same.</summary>
    /// <param name="items">What has turns.</param>
    /// <param name="key">Whose turns they are.</param>
    /// <param name="weights">The weight of each.</param>
    public IEnumerable<T> InTurn<T>(IReadOnlyList<T> items, string key, IReadOnlyList<double> weights) where T : class
    {
        var order = InTurn(items, key);
        if (weights.Distinct().Skip(1).Any() && Shares.Pick(weights, Random.Shared.NextDouble()) is >= 0 and var place)
            order = order.Where(item => !ReferenceEquals(item, items[place])).Prepend(items[place]);
        return order;
    }

    /// <summary>What went wrong with a request that was sent, in words.</summary>
    public static string Explain(HttpContext http, ForwarderError error) =>
        $"a task did not answer ({error}: {http.GetForwarderErrorFeature()?.Exception?.Message ?? "no reason is known"}).";

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    /// <summary>A request that no task has seen, and whose body nobody has read.</summary>
    private static bool CanTryAnother(HttpContext http, ForwarderError error) =>
        error == ForwarderError.Request
        && !http.Response.HasStarted
        && http.GetForwarderErrorFeature()?.Exception is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError }
        && http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == false;
}
