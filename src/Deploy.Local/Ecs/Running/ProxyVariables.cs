using Deploy.Local.Processes;

namespace Deploy.Local.Ecs.Running;

/// <summary>The variables by which a task's programs call others by name: through its proxy.</summary>
/// <remarks>
/// .NET, curl, Python and Go take them as they are, Node.js where it is told to. See
/// <see href="https://learn.microsoft.com/dotnet/api/system.net.http.httpclient.defaultproxy"/>.
/// </remarks>
internal static class ProxyVariables
{
    private static readonly string[] Proxies = ["http_proxy", "https_proxy"];

    /// <summary>Adds them, unless the container has a proxy of its own.</summary>
    /// <param name="environment">The container's variables.</param>
    /// <param name="proxy">The proxy's address.</param>
    /// <param name="address">The task's own address, which is called without it.</param>
    public static void AddTo(Dictionary<string, string> environment, string proxy, LoopbackAddress address)
    {
        if (environment.Keys.Any(IsProxy))
            return;
        // Programs read the one or the other. Local's own services, and what else is of this machine, need none.
        var own = string.Join(',', ["localhost", ".localhost", "127.0.0.1", "::1", "[::1]", $"{address.Address}"]);
        var declared = environment.GetValueOrDefault("no_proxy") ?? environment.GetValueOrDefault("NO_PROXY");
        var direct = string.IsNullOrEmpty(declared) ? own : $"{own},{declared}";
        foreach (var name in Proxies)
            environment[name] = environment[name.ToUpperInvariant()] = proxy;
        environment["no_proxy"] = environment["NO_PROXY"] = direct;
        environment["NODE_USE_ENV_PROXY"] = "1";
    }

    private static bool IsProxy(string name) =>
        name.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase) && !name.Equals("no_proxy", StringComparison.OrdinalIgnoreCase);
}
