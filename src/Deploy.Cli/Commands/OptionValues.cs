using System.Globalization;
using System.Text.RegularExpressions;
using Amazon;
using Deploy.Engine;
using Deploy.Engine.Options;
using Deploy.Plan.Texts;
using Deploy.Plan.Values;

namespace Deploy.Cli.Commands;

/// <summary>What the values of options can be. Each check gives what is wrong with a value, or null; it asks nothing but the value.</summary>
internal static partial class OptionValues
{
    // What a timer of .NET can wait for is less than fifty days.
    private const double MostMinutes = 7 * 24 * 60;

    // Log groups keep ten years at most.
    private const int MostCount = 100_000;

    /// <summary>The minutes of a text in the form that every machine reads alike; null where it is no such number.</summary>
    public static double? Minutes(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var minutes) && minutes is > 0 and <= MostMinutes ? minutes : null;

    /// <summary>The time that a text such as <c>90s</c>, <c>10m</c>, <c>2h</c> or <c>7d</c> says; null where it says none.</summary>
    public static TimeSpan? Span(string text) => SpanForm().Match(text) is { Success: true } match
        && int.TryParse(match.Groups["count"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= MostCount
            ? match.Groups["unit"].Value switch
            {
                "s" => TimeSpan.FromSeconds(count),
                "m" => TimeSpan.FromMinutes(count),
                "h" => TimeSpan.FromHours(count),
                _ => TimeSpan.FromDays(count),
            }
            : null;

    /// <summary>The check of a kind; null: there is nothing to check in a value.</summary>
    public static Func<string, string?>? Of(OptionKind kind) => kind switch
    {
        OptionKind.Text => OfText,
        OptionKind.Environment => OfEnvironment,
        OptionKind.Region => OfRegion,
        OptionKind.Url => OfUrl,
        OptionKind.Registry => OfRegistry,
        OptionKind.Image => OfImage,
        OptionKind.Minutes => OfTimeout,
        OptionKind.Addresses => OfAddress,
        OptionKind.Services => OfService,
        OptionKind.Path => OfPath,
        _ => null,
    };

    public static string? OfTimeout(string value) =>
        Minutes(value) is null ? string.Create(CultureInfo.InvariantCulture, $"Give a number of minutes above 0 and up to {MostMinutes}, such as 20 or 0.5.") : null;

    public static string? OfSpan(string value) => Span(value) is null ? "Give a number and a unit: 90s, 10m, 2h or 7d." : null;

    public static string? OfText(string value) => IsPrintable(value) ? null : "Give one line of text.";

    public static string? OfEnvironment(string value) => NameForm().IsMatch(value) ? null : "Use 1 to 64 lower-case letters, digits and hyphens.";

    public static string? OfPath(string value) => IsPrintable(value) ? null : "A path is one line of text.";

    public static string? OfRegion(string value) => RegionForm().IsMatch(value)
        ? null
        : $"Give a Region such as eu-central-1.{Suggestion.Sentence(value, RegionEndpoint.EnumerableAllRegions.Select(region => region.SystemName))}";

    public static string? OfUrl(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && IsPrintable(value) ? null : "Give an address such as http://localhost:4566.";

    public static string? OfRegistry(string value) => RegistryForm().IsMatch(value) ? null : "Give a host and, where it is needed, a port: localhost:5000.";

    public static string? OfImage(string value) => ImageForm().IsMatch(value)
        ? null
        : "Give repository@sha256:… with the 64 hexadecimal digits of the image's digest. A tag can move, so an image is named by its digest.";

    public static string? OfAddress(string value)
    {
        var kinds = KindCatalog.All.Select(kind => kind.Name).ToList();
        var slash = value.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || slash == value.Length - 1 || !IsPrintable(value)) return "Give the address of a resource: kind/name, such as service/storefront-api.";
        return kinds.Contains(value[..slash]) ? null : $"There is no kind '{value[..slash]}'.{Suggestion.Sentence(value[..slash], kinds)} Kinds are {string.Join(", ", kinds)}.";
    }

    public static string? OfService(string value) => OfAddress(value)
        ?? (ResourceAddress.Parse(value).Kind == "service" ? null : "Only a service has a desired count: service/storefront-api.");

    private static bool IsPrintable(string value) => ForeignText.OneLine(value) == value;

    [GeneratedRegex(@"^(?<count>[0-9]{1,6})(?<unit>[smhd])\z")]
    private static partial Regex SpanForm();

    [GeneratedRegex(@"^[a-z0-9-]{1,64}\z")]
    private static partial Regex NameForm();

    [GeneratedRegex(@"^[a-z]{2,}(-[a-z]+)+-[0-9]{1,2}\z")]
    private static partial Regex RegionForm();

    [GeneratedRegex(@"^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9][A-Za-z0-9.-]*)(:[0-9]{1,5})?\z")]
    private static partial Regex RegistryForm();

    // See https://github.com/opencontainers/distribution-spec/blob/main/spec.md: a repository's path is of lower case.
    [GeneratedRegex(@"^([A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?/)?[a-z0-9]+(?:[._/-]+[a-z0-9]+)*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?@sha256:[0-9a-f]{64}\z")]
    private static partial Regex ImageForm();
}
