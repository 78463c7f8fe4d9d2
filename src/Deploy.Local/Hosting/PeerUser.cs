using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Deploy.Local.Hosting;

/// <summary>Which user of this machine is at the other end of a loopback connection, as Linux tells in <c>/proc/net/tcp</c>.</summary>
[SupportedOSPlatform("linux")]
internal static partial class PeerUser
{
    private const uint Root = 0;
    private static readonly string[] Tables = ["/proc/net/tcp", "/proc/net/tcp6"];

    /// <summary>The user that runs this program.</summary>
    public static uint Own { get; } = EffectiveUser();

    /// <summary>Whether the other end is this program's user, or root; one that is gone is nobody.</summary>
    /// <param name="peer">The address of the other end.</param>
    /// <param name="own">The address of this end.</param>
    public static bool IsTrusted(IPEndPoint peer, IPEndPoint own) => Of(peer, own) is { } user && (user == Own || user == Root);

    /// <summary>The user's number; null: there is no such connection.</summary>
    public static uint? Of(IPEndPoint peer, IPEndPoint own)
    {
        foreach (var table in Tables.Where(File.Exists))
            foreach (var line in File.ReadLines(table).Skip(1))
            {
                var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                // Seen from the other end: its address is the local one.
                if (fields.Length > 7 && Is(fields[1], peer) && Is(fields[2], own))
                    return uint.Parse(fields[7], CultureInfo.InvariantCulture);
            }

        return null;
    }

    /// <summary>Address and port in hexadecimal, the address in words of four bytes as the processor keeps them.</summary>
    private static bool Is(string text, IPEndPoint endpoint)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (int.Parse(text.AsSpan(colon + 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture) != endpoint.Port)
            return false;
        var bytes = Convert.FromHexString(text.AsSpan(0, colon));
        if (BitConverter.IsLittleEndian)
            for (var word = 0; word < bytes.Length; word += 4)
                Array.Reverse(bytes, word, 4);
        return Plain(new IPAddress(bytes)).Equals(Plain(endpoint.Address));
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();
}
