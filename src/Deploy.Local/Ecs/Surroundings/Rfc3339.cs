using System.Globalization;
using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Surroundings;

/// <summary>Times as ECS's agent writes them: <c>2030-01-01T12:00:00.25Z</c>.</summary>
internal static class Rfc3339
{
    public static string Of(double seconds) =>
        LocalClock.FromTimestamp(seconds).ToString("yyyy-MM-ddTHH:mm:ss.FFFZ", CultureInfo.InvariantCulture);

    public static JsonNode? Of(double? seconds) => seconds is { } known ? Of(known) : null;
}
