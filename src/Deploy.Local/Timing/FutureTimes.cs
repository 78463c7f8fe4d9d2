using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Timing;

/// <summary>
/// Looks for moments in the state that are past by Local's clock and future by the real one. Seconds and milliseconds since 1970 are read
/// as such.
/// </summary>
internal sealed class FutureTimes(LocalContext context)
{
    /// <summary>What is to come says nothing about what has happened.</summary>
    private static readonly string[] Wishes = ["StartDate", "EndDate", "Expires"];

    /// <summary>Where the first one is, for people; null: there is none.</summary>
    public string? Find()
    {
        var (from, until) = (LocalClock.ToTimestamp(context.Clock.RealNow), context.Clock.Timestamp);
        foreach (var (name, region, json) in context.Store.All())
            if (Find(JsonNode.Parse(json), name, from, until) is var (path, at))
                return string.Create(CultureInfo.InvariantCulture, $"{path} in {region} is {LocalClock.FromTimestamp(at).UtcDateTime:yyyy-MM-dd HH:mm:ss}Z");
        return null;
    }

    private static (string Path, double At)? Find(JsonNode? node, string path, double from, double until)
    {
        switch (node)
        {
            case JsonObject json:
                return json.Where(member => !Wishes.Contains(member.Key))
                    .Select(member => Find(member.Value, $"{path}.{member.Key}", from, until))
                    .FirstOrDefault(found => found is not null);
            case JsonArray items:
                return items.Select(item => Find(item, path, from, until)).FirstOrDefault(found => found is not null);
            case JsonValue value when value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<double>(out var number):
                foreach (var at in (double[])[number, number / 1000])
                    if (at > from && at <= until)
                        return (path, at);
                return null;
            default:
                return null;
        }
    }
}
