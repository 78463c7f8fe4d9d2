using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Deploy.Local.Pipeline;

/// <summary>Ends of connections without an answer.</summary>
internal static class Connections
{
    /// <param name="http">The request that gets no answer.</param>
    /// <param name="reset">With a TCP reset; else the connection is closed.</param>
    public static void Break(HttpContext http, bool reset)
    {
        if (reset && http.Features.Get<IConnectionSocketFeature>()?.Socket is { } socket)
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
            socket.Close();
        }

        http.Abort();
    }
}
