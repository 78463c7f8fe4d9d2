using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deploy.Local.Services;

namespace Deploy.Local.Ec2;

/// <summary>Filters of Describe calls: all must match; each matches one of its values, with * and ? as wildcards.</summary>
internal static class Ec2Filters
{
    /// <param name="items">What to filter.</param>
    /// <param name="filters">The request's filters.</param>
    /// <param name="members">Filter names and the members they look at, as a path with dots; lists are looked through.</param>
    /// <param name="tags">An item's tags.</param>
    /// <exception cref="LocalServiceException">A filter is not known.</exception>
    public static IEnumerable<JsonObject> Apply(
        IEnumerable<JsonObject> items, IEnumerable<JsonObject> filters, IReadOnlyDictionary<string, string> members, Func<JsonObject, TagSet?> tags)
    {
        foreach (var filter in filters)
        {
            var name = filter.Text("Name") ?? throw Invalid("(none)");
            var patterns = filter.Texts("Values").Select(ToRegex).ToList();
            if (name.StartsWith("tag:", StringComparison.Ordinal))
                items = items.Where(i => tags(i)?.Values.TryGetValue(name["tag:".Length..], out var value) == true && patterns.Any(p => p.IsMatch(value)));
            else if (name == "tag-key")
                items = items.Where(i => tags(i)?.Values.Keys.Any(k => patterns.Any(p => p.IsMatch(k))) == true);
            else if (members.TryGetValue(name, out var path))
                items = items.Where(i => Values(i, path.Split('.')).Any(v => patterns.Any(p => p.IsMatch(v))));
            else
                throw Invalid(name);
        }

        return items;
    }

    private static IEnumerable<string> Values(JsonNode? node, string[] path) => node switch
    {
        JsonArray array => array.SelectMany(item => Values(item, path)),
        JsonObject json when path.Length > 0 => Values(json[path[0]], path[1..]),
        JsonValue value when path.Length == 0 => [value.GetValueKind() switch
        {
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => value.ToString(),
        }],
        _ => [],
    };

    private static Regex ToRegex(string pattern) => new(
        $@"\A{Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal).Replace(@"\?", ".", StringComparison.Ordinal)}\z",
        RegexOptions.Singleline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static LocalServiceException Invalid(string name) => new("InvalidParameterValue", $"The filter '{name}' is invalid");
}
