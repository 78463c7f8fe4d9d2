using System.Text.RegularExpressions;

namespace Deploy.Local.Processes;

/// <summary>Makes an ASP.NET Core program listen on its task's address, by the settings that it listens by in a container.</summary>
/// <remarks>
/// See <see href="https://learn.microsoft.com/aspnet/core/fundamentals/servers/kestrel/endpoints"/>. What a program's code says itself
/// (<c>ListenAnyIP(8080)</c>) cannot be changed from outside: one such task runs here, and a second finds the port taken.
/// </remarks>
public static partial class ListenUrls
{
    private static readonly string[] Prefixes = ["", "ASPNETCORE_", "DOTNET_"];

    /// <summary>The environment of the program.</summary>
    public static Dictionary<string, string> OfProgram(IReadOnlyDictionary<string, string> container, LoopbackAddress address)
    {
        var own = new Dictionary<string, string>(container, StringComparer.Ordinal);
        foreach (var name in own.Keys.Where(IsEndpoint).ToList())
            own[name] = Mapped(own[name], address);
        if (Declared(container) is not { } urls)
            return own;
        foreach (var name in own.Keys.Where(IsListenSetting).ToList())
            own.Remove(name);
        // The second is stronger than a setting of the program's files, the first is read by older hosts.
        own["ASPNETCORE_URLS"] = own["URLS"] = string.Join(';', urls.Select(url => Mapped(url, address)).Concat(urls.Select(url => OnLocalhost(url, address)).OfType<string>()));
        return own;
    }

    /// <summary>The environment of its health check, which asks <c>localhost</c> by the port that it finds there.</summary>
    public static Dictionary<string, string> OfHealthCheck(IReadOnlyDictionary<string, string> container, LoopbackAddress address)
    {
        var own = new Dictionary<string, string>(container, StringComparer.Ordinal);
        foreach (var (name, value) in container)
        {
            if (IsSetting(name, "URLS"))
                own[name] = string.Join(';', value.Split(';').Select(url => OnLocalhost(url, address) ?? url));
            else if (IsSetting(name, "HTTP_PORTS") || IsSetting(name, "HTTPS_PORTS"))
                own[name] = string.Join(';', Ports(value).Select(port => address.LocalhostPortOf(port)));
        }

        return own;
    }

    /// <summary>An argument of the health check, in which addresses of this task may stand, such as <c>http://localhost:8080/health</c>.</summary>
    public static string InHealthCheck(string argument, LoopbackAddress address) => OwnAddress().Replace(argument, found =>
    {
        var scheme = found.Groups["scheme"].Value;
        var port = found.Groups["port"].Success ? int.Parse(found.Groups["port"].Value)
            : scheme.Length == 0 ? 0
            : scheme.StartsWith("https", StringComparison.OrdinalIgnoreCase) ? 443 : 80;
        return port is > 0 and <= 65535 ? $"{scheme}{address.EndpointOf(port)}" : found.Value;
    });

    /// <summary>The program's arguments, which may tell it where to listen: <c>--urls http://*:8080</c>.</summary>
    public static IReadOnlyList<string> InArguments(IReadOnlyList<string> arguments, LoopbackAddress address) =>
        [.. arguments.Select((argument, i) => UrlsArgument().IsMatch(argument) || (i > 0 && arguments[i - 1] == "--urls") ? Mapped(argument, address) : argument)];

    private static List<string>? Declared(IReadOnlyDictionary<string, string> container)
    {
        if (Setting(container, "URLS") is { } urls)
            return [.. urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        var http = Setting(container, "HTTP_PORTS");
        var https = Setting(container, "HTTPS_PORTS");
        return http is null && https is null
            ? null
            : [.. Ports(http).Select(port => $"http://*:{port}"), .. Ports(https).Select(port => $"https://*:{port}")];
    }

    private static string? Setting(IReadOnlyDictionary<string, string> container, string name) =>
        Prefixes.Select(prefix => container.FirstOrDefault(variable => variable.Key.Equals(prefix + name, StringComparison.OrdinalIgnoreCase)).Value)
            .FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));

    private static bool IsSetting(string variable, string name) => Prefixes.Any(prefix => variable.Equals(prefix + name, StringComparison.OrdinalIgnoreCase));

    private static bool IsListenSetting(string variable) => IsSetting(variable, "URLS") || IsSetting(variable, "HTTP_PORTS") || IsSetting(variable, "HTTPS_PORTS");

    private static bool IsEndpoint(string variable) => KestrelEndpoint().IsMatch(variable);

    private static IEnumerable<int> Ports(string? value) =>
        (value ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(text => int.TryParse(text, out var port) ? port : 0).Where(port => port > 0);

    /// <summary>What listens on all addresses of the task listens on its one; what listens on localhost only is as unreachable here as there.</summary>
    private static string Mapped(string text, LoopbackAddress address) => ListenAddress().Replace(text, found =>
    {
        var port = int.Parse(found.Groups["port"].Value);
        var own = found.Groups["own"].Success ? $"127.0.0.1:{address.LocalhostPortOf(port)}" : address.EndpointOf(port).ToString();
        return $"{found.Groups["scheme"].Value}{own}";
    });

    private static string? OnLocalhost(string url, LoopbackAddress address) => ListenAddress().Match(url) is { Success: true } found && !found.Groups["own"].Success
        ? $"{found.Groups["scheme"].Value}127.0.0.1:{address.LocalhostPortOf(int.Parse(found.Groups["port"].Value))}"
        : null;

    [GeneratedRegex(@"(?<scheme>https?://)(?:[+*]|0\.0\.0\.0|\[::\]|(?<own>localhost|127\.0\.0\.1|\[::1\])):(?<port>\d{1,5})\b", RegexOptions.IgnoreCase)]
    private static partial Regex ListenAddress();

    [GeneratedRegex(@"(?<![\w.-])(?<scheme>https?://)?(?:localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0)(?![\w.-])(?::(?<port>\d{1,5})\b)?", RegexOptions.IgnoreCase)]
    private static partial Regex OwnAddress();

    [GeneratedRegex("^--?urls=|^urls=", RegexOptions.IgnoreCase)]
    private static partial Regex UrlsArgument();

    [GeneratedRegex("^Kestrel__Endpoints__[^_]+__Url$", RegexOptions.IgnoreCase)]
    private static partial Regex KestrelEndpoint();
}
