using System.Net;
using System.Net.Sockets;

namespace Deploy.Local.Processes;

/// <summary>Whether programs accept connections.</summary>
internal static class Listening
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>A forwarder closes a connection as soon as it knows that nobody is behind it.</summary>
    private static readonly TimeSpan UntilClosed = TimeSpan.FromMilliseconds(150);

    /// <summary>Returns when all programs of a container do, or after a time.</summary>
    public static async Task UntilAllAsync(IRunnableContainer container, TimeSpan patience, CancellationToken cancellation)
    {
        var began = TimeProvider.System.GetTimestamp();
        foreach (var endpoint in container.Endpoints)
            while (!await AtAsync(endpoint, cancellation, container.IsForwarded) && TimeProvider.System.GetElapsedTime(began) < patience)
                await Task.Delay(Pause, cancellation);
    }

    /// <summary>Whether a connection is accepted; where something forwards it, also whether it stays.</summary>
    public static async Task<bool> AtAsync(IPEndPoint endpoint, CancellationToken cancellation, bool isForwarded = false)
    {
        using var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(endpoint, cancellation);
            return !isForwarded || await StaysAsync(socket, cancellation);
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task<bool> StaysAsync(Socket socket, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(UntilClosed);
        try
        {
            return await socket.ReceiveAsync(new byte[1], limited.Token) > 0;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return true;
        }
    }
}
