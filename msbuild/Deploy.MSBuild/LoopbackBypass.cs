using System.Net;

namespace Deploy.MSBuild;

/// <summary>A proxy that is asked for everything but this machine.</summary>
/// <param name="proxy">The proxy for all else.</param>
internal sealed class LoopbackBypass(IWebProxy proxy) : IWebProxy
{
    /// <inheritdoc/>
    public ICredentials? Credentials { get => proxy.Credentials; set => proxy.Credentials = value; }

    /// <summary>The host of a registry (<c>localhost:5000</c>) that is on this machine; null: it is elsewhere.</summary>
    public static string? HostOf(string registry) =>
        Uri.TryCreate($"http://{registry}", UriKind.Absolute, out var address) && IsLoopback(address) ? address.Host : null;

    /// <inheritdoc/>
    public Uri? GetProxy(Uri destination) => IsLoopback(destination) ? null : proxy.GetProxy(destination);

    /// <inheritdoc/>
    public bool IsBypassed(Uri host) => IsLoopback(host) || proxy.IsBypassed(host);

    private static bool IsLoopback(Uri address) => address.IsLoopback || address.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
}
