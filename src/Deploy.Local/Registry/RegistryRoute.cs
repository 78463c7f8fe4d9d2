using System.Text.RegularExpressions;

namespace Deploy.Local.Registry;

/// <summary>What a request's path asks for. Repository names contain slashes, so a path is read from its end.</summary>
internal sealed partial record RegistryRoute(string Repository, string Kind, string Reference)
{
    public const string Blobs = "blobs";
    public const string Uploads = "uploads";
    public const string Manifests = "manifests";
    public const string Tags = "tags";
    public const string Referrers = "referrers";

    private const int LongestName = 255 + 30; // ECR's longest name and a region

    public static RegistryRoute? TryParse(string path)
    {
        var match = Pattern().Match(path);
        if (!match.Success)
            return null;

        var kind = match.Groups["kind"].Value switch
        {
            "blobs/uploads" => Uploads,
            "tags/list" => Tags,
            var other => other,
        };
        return new RegistryRoute(match.Groups["name"].Value, kind, match.Groups["reference"].Value);
    }

    public static bool IsRepositoryName(string name) => name.Length <= LongestName && Name().IsMatch(name);

    public static bool IsTag(string text) => TagName().IsMatch(text);

    [GeneratedRegex("^(?<name>.+)/((?<kind>blobs/uploads)/?(?<reference>[^/]*)|(?<kind>tags/list)|(?<kind>blobs|manifests|referrers)/(?<reference>[^/]+))$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}\z", RegexOptions.CultureInvariant)]
    private static partial Regex TagName();
}
