using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Deploy.Local.Tests.Moto;

/// <summary>What one reply says and another does not, by path; times, account numbers and random ids do not count.</summary>
public static partial class JsonDifference
{
    public static IEnumerable<(string Path, string Text)> Find(JsonNode? expected, JsonNode? actual, string path = "")
    {
        switch (expected)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                    foreach (var difference in Find(value, (actual as JsonObject)?[name], $"{path}.{name}"))
                        yield return difference;
                break;
            case JsonArray items when actual is JsonArray others && items.Count == others.Count:
                for (var i = 0; i < items.Count; i++)
                    foreach (var difference in Find(items[i], others[i], $"{path}[]"))
                        yield return difference;
                break;
            case null:
                break;
            default:
                var (one, other) = (Plain(expected), Plain(actual));
                if (one != other)
                    yield return (path, $"{path}: {one} there, {other} here");
                break;
        }
    }

    private static string Plain(JsonNode? node) => node?.GetValueKind() == JsonValueKind.Number && double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture) > 1e9
        ? "a time"
        : Random().Replace(node?.ToJsonString() ?? "nothing", "#");

    [GeneratedRegex(@"\b\d{12}\b|\b[0-9a-f]{8,}(-[0-9a-f]{4,})*\b|(?<=-svc/)\d+")]
    private static partial Regex Random();
}
