using System.Globalization;
using System.Net;

namespace Deploy.Generators.Analysis.Programs;

/// <summary>An address that a web server listens on.</summary>
/// <param name="Port">The port.</param>
/// <param name="IsLoopback">Whether only the container itself reaches it.</param>
internal sealed record ListenAddress(int Port, bool IsLoopback)
{
    private const int HttpPort = 80;
    private const int HttpsPort = 443;

    /// <summary>The addresses of a list of URLs, as <c>ASPNETCORE_URLS</c> holds one; null: one of them is no address that we know.</summary>
    public static IReadOnlyList<ListenAddress>? OfUrls(string urls)
    {
        var all = urls.Split([';'], StringSplitOptions.RemoveEmptyEntries).Select(url => OfUrl(url.Trim())).ToArray();
        return all.Length > 0 && Array.TrueForAll(all, address => address is not null) ? [.. all.OfType<ListenAddress>()] : null;
    }

    /// <summary>The addresses of a list of ports, as <c>ASPNETCORE_HTTP_PORTS</c> holds one; null: one of them is no port.</summary>
    public static IReadOnlyList<ListenAddress>? OfPorts(string ports)
    {
        var all = ports.Split([';'], StringSplitOptions.RemoveEmptyEntries).Select(port => PortOf(port.Trim())).ToArray();
        return all.Length > 0 && Array.TrueForAll(all, port => port is not null) ? [.. all.Select(port => new ListenAddress(port!.Value, IsLoopback: false))] : null;
    }

    // The form of the server: a host that is neither an IP address nor "localhost" stands for every address.
    private static ListenAddress? OfUrl(string url)
    {
        var scheme = url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? "http://" : url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? "https://" : null;
        if (scheme is null) return null;
        var rest = url.Substring(scheme.Length);
        var authority = rest.IndexOf('/') is var slash && slash >= 0 ? rest.Substring(0, slash) : rest;
        var colon = authority.LastIndexOf(':');
        var hasPort = colon > authority.LastIndexOf(']');
        var host = hasPort ? authority.Substring(0, colon) : authority;
        var port = hasPort ? PortOf(authority.Substring(colon + 1)) : scheme.Length == "https://".Length ? HttpsPort : HttpPort;
        if (port is null || host.Length == 0) return null;
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase)) return new ListenAddress(port.Value, IsLoopback: true);
        if (!IPAddress.TryParse(host.Trim('[', ']'), out var ip)) return new ListenAddress(port.Value, IsLoopback: false);
        if (IPAddress.IsLoopback(ip)) return new ListenAddress(port.Value, IsLoopback: true);
        return ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any) ? new ListenAddress(port.Value, IsLoopback: false) : null;
    }

    // Port 0 is any that is free.
    private static int? PortOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535 ? port : null;
}
