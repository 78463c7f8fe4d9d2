using System.Net;
using System.Net.Sockets;

namespace Deploy.Local.Processes;

/// <summary>Whether programs accept connections.</summary>
internal static class Listening
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Returns when all do, or after a time.</summary>
    public static async Task UntilAllAsync(IReadOnlyList<IPEndPoint> endpoints, TimeSpan patience, CancellationToken cancellation)
    {
        var began = TimeProvider.System.GetTimestamp();
        foreach (var endpoint in endpoints)
            while (!await AtAsync(endpoint, cancellation) && TimeProvider.System.GetElapsedTime(began) < patience)
                await Task.Delay(Pause, cancellation);
    }

    /// <summary>Whether a connection is accepted.</summary>
    public static async Task<bool> AtAsync(IPEndPoint endpoint, CancellationToken cancellation)
    {
        using var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(endpoint, cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
