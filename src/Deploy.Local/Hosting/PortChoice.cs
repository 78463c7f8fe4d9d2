using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Deploy.Local.Services;

namespace Deploy.Local.Hosting;

/// <summary>Which port to listen on. Image references hold it, so a restart prefers the one before.</summary>
public static class PortChoice
{
    public static int Choose(LocalOptions options)
    {
        if (options.Port is > 0 and var wanted)
            return wanted;
        if (options.Port is null && Remembered(options) is { } last && IsFree(last))
            return last;
        for (var attempt = 0; attempt < 20; attempt++)
            if (AnyFree() is var port && IsFree(port))
                return port;
        throw new IOException("No port is free on both 127.0.0.1 and [::1].");
    }

    public static void Remember(LocalOptions options, int port)
    {
        if (options.StateDirectory is { } state)
            AtomicFile.Write(Path.Combine(state, "port"), Encoding.ASCII.GetBytes(port.ToString(CultureInfo.InvariantCulture)));
    }

    private static int? Remembered(LocalOptions options)
    {
        var file = options.StateDirectory is { } state ? Path.Combine(state, "port") : null;
        return File.Exists(file) && int.TryParse(File.ReadAllText(file), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? port
            : null;
    }

    private static int AnyFree()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool IsFree(int port) =>
        CanListen(IPAddress.Loopback, port) && (!Socket.OSSupportsIPv6 || CanListen(IPAddress.IPv6Loopback, port));

    private static bool CanListen(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return true;
        }
        catch (SocketException problem)
        {
            // A machine may have IPv6 compiled in and no address for it.
            return problem.SocketErrorCode == SocketError.AddressNotAvailable;
        }
    }
}
