using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace Deploy.Local.Containers;

/// <summary>How containers reach this machine.</summary>
/// <param name="Name">A name by which they reach even its loopback address; null: there is none.</param>
/// <param name="Address">An address of this machine that they reach and where Local has to listen too; null: there is none, or no need.</param>
/// <param name="Callers">The containers' own addresses, with <paramref name="Address"/>.</param>
internal sealed record EngineRoute(string? Name, IPAddress? Address, IPNetwork Callers)
{
    /// <summary>The name that desktops give the machine, for requests to it end at its loopback address.</summary>
    public const string DesktopName = "host.docker.internal";

    private static readonly string[] DefaultNetworks = ["bridge", "podman"];

    /// <summary>
    /// A desktop's virtual machine passes on what is sent to <see cref="DesktopName"/>. On Linux the bridge is an interface of this machine, unless
    /// the engine runs without root, in a network of its own: then there is no way.
    /// </summary>
    public static async Task<EngineRoute> FindAsync(DockerClient client, SystemInfoResponse info, CancellationToken cancellation)
    {
        if (!OperatingSystem.IsLinux() || info.OperatingSystem.Contains("Docker Desktop", StringComparison.OrdinalIgnoreCase))
            return new EngineRoute(DesktopName, null, default);
        // Its bridge has the addresses of one that runs as root beside it, and leads elsewhere.
        if (info.SecurityOptions?.Any(option => option.Contains("rootless", StringComparison.Ordinal)) == true)
            return new EngineRoute(null, null, default);
        var own = NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(network => network.GetIPProperties().UnicastAddresses).Select(unicast => unicast.Address)
            .Where(address => address.AddressFamily == AddressFamily.InterNetwork).ToList();
        foreach (var name in DefaultNetworks)
            foreach (var subnet in await SubnetsAsync(client, name, cancellation))
                if (own.FirstOrDefault(subnet.Contains) is { } address)
                    return new EngineRoute(null, address, subnet);
        return new EngineRoute(null, null, default);
    }

    private static async Task<IReadOnlyList<IPNetwork>> SubnetsAsync(DockerClient client, string name, CancellationToken cancellation)
    {
        try
        {
            var network = await client.Networks.InspectNetworkAsync(name, cancellation);
            return [.. (network.IPAM?.Config ?? []).Select(config => IPNetwork.TryParse(config.Subnet, out var subnet) ? subnet : default)
                .Where(subnet => subnet.BaseAddress.AddressFamily == AddressFamily.InterNetwork && subnet.PrefixLength > 0)];
        }
        catch (DockerApiException)
        {
            return [];
        }
    }
}
