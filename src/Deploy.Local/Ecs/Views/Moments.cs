using System.Text.Json.Nodes;

namespace Deploy.Local.Ecs.Views;

/// <summary>Times as AWS gives them: to the millisecond.</summary>
internal static class Moments
{
    public static JsonNode Of(double seconds) => Math.Round(seconds, 3);

    public static JsonNode? Of(double? seconds) => seconds is { } known ? Of(known) : null;
}
