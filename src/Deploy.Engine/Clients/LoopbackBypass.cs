using System.Net;

namespace Deploy.Engine.Clients;

/// <summary>
/// A proxy that is asked for everything but this machine: <c>HTTP_PROXY</c> is often set without <c>NO_PROXY</c>, and a proxy elsewhere cannot
/// reach what listens here.
/// </summary>
/// <param name="proxy">The proxy for all else.</param>
public sealed class LoopbackBypass(IWebProxy proxy) : IWebProxy
{
    /// <inheritdoc/>
    public ICredentials? Credentials { get => proxy.Credentials; set => proxy.Credentials = value; }

    /// <summary>Whether an address is this machine: <c>localhost</c>, a name below it, 127.0.0.0/8 or ::1.</summary>
    public static bool IsLoopback(Uri address) => address.IsLoopback || address.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);

    /// <summary>A handler that goes through the process's proxy, and to this machine without it.</summary>
    public static SocketsHttpHandler Handler() => new() { Proxy = new LoopbackBypass(HttpClient.DefaultProxy) };

    /// <inheritdoc/>
    public Uri? GetProxy(Uri destination) => IsLoopback(destination) ? null : proxy.GetProxy(destination);

    /// <inheritdoc/>
    public bool IsBypassed(Uri host) => IsLoopback(host) || proxy.IsBypassed(host);
}
