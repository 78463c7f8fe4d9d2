using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Deploy.Local.Traffic;

/// <summary>What listener rules look at in a request.</summary>
public sealed record BalancerRequest
{
    /// <summary>The method.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>The host name without port.</summary>
    public string Host { get; init; } = "";

    /// <summary>The path as it was sent.</summary>
    public string Path { get; init; } = "/";

    /// <summary>The query as it was sent, without its question mark.</summary>
    public string RawQuery { get; init; } = "";

    /// <summary>Its keys and values, decoded.</summary>
    public IReadOnlyList<(string Key, string Value)> Query { get; init; } = [];

    /// <summary>Values of headers by name.</summary>
    public ILookup<string, string> Headers { get; init; } = Array.Empty<(string Name, string Value)>().ToLookup(h => h.Name, h => h.Value);

    /// <summary>Who asks; <c>X-Forwarded-For</c> does not count.</summary>
    public IPAddress Source { get; init; } = IPAddress.Loopback;

    /// <summary>Those of a request.</summary>
    /// <param name="http">The request.</param>
    /// <param name="host">The host name that counts.</param>
    public static BalancerRequest Of(HttpContext http, string host)
    {
        var target = http.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "/";
        var source = http.Connection.RemoteIpAddress ?? IPAddress.Loopback;
        var question = target.IndexOf('?', StringComparison.Ordinal);
        return new BalancerRequest
        {
            Method = http.Request.Method,
            Host = host,
            Path = question < 0 ? target : target[..question],
            RawQuery = question < 0 ? "" : target[(question + 1)..],
            Query = [.. http.Request.Query.SelectMany(pair => pair.Value, (pair, value) => (pair.Key, value ?? ""))],
            Headers = http.Request.Headers.SelectMany(header => header.Value, (header, value) => (header.Key, Value: value ?? ""))
                .ToLookup(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase),
            Source = source.IsIPv4MappedToIPv6 ? source.MapToIPv4() : source,
        };
    }
}
