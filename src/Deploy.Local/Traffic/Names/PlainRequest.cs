using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace Deploy.Local.Traffic.Names;

/// <summary>A request as a forward proxy passes it on: with the host name that its program used, and nothing added.</summary>
internal sealed class PlainRequest : HttpTransformer
{
    public static readonly PlainRequest Instance = new();

    public override async ValueTask TransformRequestAsync(
        HttpContext http, HttpRequestMessage request, string destination, CancellationToken cancellation)
    {
        await base.TransformRequestAsync(http, request, destination, cancellation);
        request.Headers.Host = http.Request.Host.Value;
    }
}
