using System.Globalization;
using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Events;

/// <summary>Events as rules and targets see them.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html"/>.</remarks>
internal static class BusEvent
{
    public static JsonObject Of(string region, string source, string detailType, IEnumerable<string> resources, JsonObject detail, double at) => new()
    {
        ["version"] = "0",
        ["id"] = Guid.NewGuid().ToString(),
        ["detail-type"] = detailType,
        ["source"] = source,
        ["account"] = LocalAccount.Id,
        ["time"] = LocalClock.FromTimestamp(at).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["region"] = region,
        ["resources"] = resources.ToJsonArray(),
        ["detail"] = detail,
    };

    /// <summary>What a scheduled rule sends.</summary>
    public static JsonObject Scheduled(string region, string rule, double at) => Of(region, "aws.events", "Scheduled Event", [rule], [], at);
}
