using Deploy.Generators.Analysis.Programs;
using Deploy.Plan.Resources;

namespace Deploy.Generators.Analysis.Agreement;

/// <summary>Puts together what code, settings and image say of the addresses on which the program listens in a container.</summary>
internal static class Listening
{
    private const int ImagePort = 8080;
    private const string Endpoints = "Kestrel:Endpoints";
    private static readonly string[] SaidByArguments = ["url", "port", "kestrel"];

    /// <summary>The addresses; null: they are not known.</summary>
    public static IReadOnlyList<ListenAddress>? In(ContainerSpec container, ProgramFacts program, ProjectImage image, ContainerSettings settings)
    {
        var code = program.Addresses;
        if (!code.AreKnown || !image.IsSdks || !settings.AreReadable || container.EntryPoint.Count > 0) return null;
        if (container.Command.Count > 0 && (code.Reached != Reached.Always || container.Command.Any(SpeaksOfAddresses))) return null;

        // Settings files and variables of the server win over URLs; what is in code is added to them.
        var configured = settings.Below(Endpoints).ToArray();
        if (configured.Length > 0 || code.Endpoints is not null) return program.SettingsAreSeen ? Join(OfEndpoints(configured), code.Endpoints ?? []) : null;
        var urls = settings.ValuesOf("URLS");
        if (code.Urls is not null) return program.SettingsAreSeen && urls.Count == 0 ? code.Urls : null;
        if (!program.SettingsAreSeen || urls.Count > 1) return null;
        return urls.Count == 1 ? OfUrls(urls[0]) : OfPorts(settings, image);
    }

    private static IReadOnlyList<ListenAddress>? OfPorts(ContainerSettings settings, ProjectImage image)
    {
        var (http, https) = (settings.ValuesOf("HTTP_PORTS"), settings.ValuesOf("HTTPS_PORTS"));
        if (http.Count > 1 || https.Count > 1) return null;
        IReadOnlyList<ListenAddress>? plain = http.Count == 1 ? OfPortList(http[0]) : image.SetsHttpPorts ? [new ListenAddress(ImagePort, IsLoopback: false)] : null;
        return https.Count == 0 ? plain : Join(plain, OfPortList(https[0]));
    }

    private static IReadOnlyList<ListenAddress>? OfEndpoints((string Key, string? Value)[] configured)
    {
        var urls = configured.Where(entry => entry.Key.EndsWith(":Url", StringComparison.OrdinalIgnoreCase)).ToArray();

        // An endpoint that two sources name has the last one's URL, which is not known here.
        var endpoints = urls.Select(entry => entry.Key).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        var addresses = urls.Select(entry => OfUrls(entry.Value)).ToArray();
        return endpoints == urls.Length && Array.TrueForAll(addresses, list => list is not null) ? [.. addresses.SelectMany(list => list!)] : null;
    }

    private static IReadOnlyList<ListenAddress>? OfUrls(string? urls) => urls is null ? null : ListenAddress.OfUrls(urls);

    private static IReadOnlyList<ListenAddress>? OfPortList(string? ports) => ports is null ? null : ports.Trim().Length == 0 ? [] : ListenAddress.OfPorts(ports);

    private static IReadOnlyList<ListenAddress>? Join(IReadOnlyList<ListenAddress>? left, IReadOnlyList<ListenAddress>? right) =>
        left is null || right is null ? null : [.. left, .. right];

    private static bool SpeaksOfAddresses(string argument) => Array.Exists(SaidByArguments, word => argument.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
}
