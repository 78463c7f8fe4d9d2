using System.Globalization;
using Deploy.Plan.Values;

namespace Deploy.Generators.Analysis.Agreement;

/// <summary>The command of a health check, as far as it can be read.</summary>
internal sealed class HealthCommand
{
    private HealthCommand(bool usesShell, IReadOnlyList<string[]> alternatives) => (UsesShell, Alternatives) = (usesShell, [.. alternatives.Select(Wrappers.Unwrap)]);

    /// <summary>Whether ECS runs it in a shell.</summary>
    public bool UsesShell { get; }

    /// <summary>Commands of which the next runs when the one before failed; empty: they cannot be told.</summary>
    public IReadOnlyList<string[]> Alternatives { get; }

    /// <summary>Reads a command; null: it is none, or not known before the deployment.</summary>
    public static HealthCommand? Of(EquatableList<string> command)
    {
        if (command.Any(StringTemplate.HasPlaceholders)) return null;
        return command switch
        {
            ["CMD-SHELL", var line] => new HealthCommand(usesShell: true, ShellText.Alternatives(line) ?? []),
            ["CMD", _, ..] => OfArguments([.. command.Skip(1)]),
            _ => null,
        };
    }

    /// <summary>The name of a program without its folder.</summary>
    public static string NameOf(string program) => program.Substring(program.LastIndexOf('/') + 1);

    /// <summary>The request to the container itself that the command makes; null: none that can be told.</summary>
    public SelfRequest? Request()
    {
        var requests = Alternatives.Where(alternative => NameOf(alternative[0]) is "curl" or "wget").ToArray();
        return requests is [var only] ? SelfRequest.Of(only) : null;
    }

    // "sh -c line" is a line of shell, too.
    private static HealthCommand OfArguments(string[] arguments) =>
        IsShell(arguments[0]) ? new HealthCommand(usesShell: true, arguments is [_, "-c", var line] ? ShellText.Alternatives(line) ?? [] : []) : new HealthCommand(usesShell: false, [arguments]);

    /// <summary>Whether a program is a shell.</summary>
    public static bool IsShell(string program) => NameOf(program) is "sh" or "bash" or "ash" or "dash";
}

/// <summary>A request that a container makes to itself.</summary>
/// <param name="Port">The port.</param>
/// <param name="Path">The path, without a query.</param>
/// <param name="FailsOnErrors">Whether the command fails where the answer is an error.</param>
internal sealed record SelfRequest(int Port, string Path, bool FailsOnErrors)
{
    private static readonly string[] Hosts = ["localhost", "127.0.0.1", "[::1]", "0.0.0.0"];
    private static readonly string[] Schemes = ["http://", "https://"];
    private static readonly char[] Ends = ['/', '?', '#'];

    /// <summary>The request of a command line of curl or wget.</summary>
    public static SelfRequest? Of(string[] command)
    {
        var urls = command.Skip(1).Where(argument => Array.Exists(Schemes, scheme => argument.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) || Array.Exists(Hosts, host => IsAt(argument, host))).ToArray();
        if (urls is not [var url] || url.IndexOf('$') >= 0) return null;
        var isSecure = url.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        var rest = Schemes.Where(scheme => url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)).Select(scheme => url.Substring(scheme.Length)).FirstOrDefault() ?? url;
        if (Array.Find(Hosts, host => IsAt(rest, host)) is not { } host) return null;
        rest = rest.Substring(host.Length);
        var port = isSecure ? 443 : 80;
        if (rest.StartsWith(":", StringComparison.Ordinal))
        {
            var end = rest.IndexOfAny(Ends) is var found && found >= 0 ? found : rest.Length;
            if (!int.TryParse(rest.Substring(1, end - 1), NumberStyles.None, CultureInfo.InvariantCulture, out port)) return null;
            rest = rest.Substring(end);
        }

        var path = rest.IndexOfAny(['?', '#']) is var query && query >= 0 ? rest.Substring(0, query) : rest;
        return new SelfRequest(port, path.Length == 0 ? "/" : path, HealthCommand.NameOf(command[0]) == "wget" || command.Any(IsFail));
    }

    private static bool IsAt(string text, string host) =>
        text.StartsWith(host, StringComparison.OrdinalIgnoreCase) && (text.Length == host.Length || text[host.Length] is ':' or '/' or '?' or '#');

    private static bool IsFail(string argument) =>
        argument is "--fail" or "--fail-with-body" || (argument.Length > 1 && argument[0] == '-' && argument[1] != '-' && argument.IndexOf('f') > 0);
}
