using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Deploy.Local.Processes;

/// <summary>
/// A task's network interface: a loopback address of its own, so that unchanged programs listen on the same port side by side. Where the system
/// has only 127.0.0.1 (macOS), and for ports that the user may not take, another port stands for each.
/// </summary>
public sealed class LoopbackAddress
{
    private static readonly bool HasMany = CanTake(new IPEndPoint(new IPAddress([127, 91, 7, 3]), 0));

    private readonly ConcurrentDictionary<int, IPEndPoint> _endpoints = new();
    private readonly ConcurrentDictionary<int, int> _localhost = new();

    /// <summary>Takes an address.</summary>
    public LoopbackAddress() => Address = HasMany
        ? new IPAddress([127, (byte)RandomNumberGenerator.GetInt32(16, 255), (byte)RandomNumberGenerator.GetInt32(0, 256), (byte)RandomNumberGenerator.GetInt32(1, 255)])
        : IPAddress.Loopback;

    /// <summary>The address.</summary>
    public IPAddress Address { get; }

    /// <summary>Where the program that listens on a port of its container listens here.</summary>
    public IPEndPoint EndpointOf(int containerPort) => _endpoints.GetOrAdd(containerPort, port =>
    {
        var wanted = new IPEndPoint(Address, port);
        return HasMany && CanTake(wanted) ? wanted : new IPEndPoint(Address, FreePort(Address));
    });

    /// <summary>
    /// A port of 127.0.0.1 for what asks <c>localhost</c> within the task, such as a health check: there the address itself is not known.
    /// </summary>
    public int LocalhostPortOf(int containerPort) => _localhost.GetOrAdd(containerPort, _ => FreePort(IPAddress.Loopback));

    private static int FreePort(IPAddress address)
    {
        using var listener = new TcpListener(address, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool CanTake(IPEndPoint endpoint)
    {
        try
        {
            using var listener = new TcpListener(endpoint);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
