using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace Deploy.Local.Traffic;

/// <summary>A request as a load balancer passes it on: with its own host name, and with who asked.</summary>
/// <param name="scheme">By which protocol it came to the load balancer; null: that of the request.</param>
/// <param name="port">At which port; null: Local's own.</param>
/// <remarks>See <see href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html"/>.</remarks>
internal sealed class ForwardedRequest(string? scheme = null, int? port = null) : HttpTransformer
{
    public static readonly ForwardedRequest Instance = new();

    public override async ValueTask TransformRequestAsync(HttpContext http, HttpRequestMessage request, string destination, CancellationToken cancellation)
    {
        await base.TransformRequestAsync(http, request, destination, cancellation);
        request.Headers.Host = http.Request.Host.Value;
        Add(request, "X-Forwarded-For", http.Connection.RemoteIpAddress?.ToString() ?? "127.0.0.1");
        request.Headers.Remove("X-Forwarded-Proto");
        request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", scheme ?? http.Request.Scheme);
        request.Headers.Remove("X-Forwarded-Port");
        request.Headers.TryAddWithoutValidation("X-Forwarded-Port", $"{port ?? http.Connection.LocalPort}");
    }

    private static void Add(HttpRequestMessage request, string name, string value)
    {
        var before = request.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
        request.Headers.Remove(name);
        request.Headers.TryAddWithoutValidation(name, before is null ? value : $"{before}, {value}");
    }
}
