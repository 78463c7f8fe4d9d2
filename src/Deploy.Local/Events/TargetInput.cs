using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deploy.Local.Services;

namespace Deploy.Local.Events;

/// <summary>
/// What a target gets of an event: <c>Input</c>, a part by <c>InputPath</c>, or what <c>InputTransformer</c> makes of it. ECS reads
/// overrides from it.
/// </summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html"/>.</remarks>
internal static partial class TargetInput
{
    /// <summary>JSON; null: the target asks for nothing of the kind, and the event as such is no overrides.</summary>
    public static string? Of(JsonObject target, JsonObject happened)
    {
        if (target.Text("InputPath") is { } path)
            return Find(happened, path)?.ToJsonString();
        return target.Object("InputTransformer") is { } transformer ? Transform(transformer, happened) : target.Text("Input");
    }

    private static string Transform(JsonObject transformer, JsonObject happened)
    {
        var template = transformer.RequiredText("InputTemplate");
        return Placeholder().Replace(template, match =>
        {
            var path = transformer.Object("InputPathsMap")?.Text(match.Groups["name"].Value);
            var value = path is null ? null : Find(happened, path);
            // Within a text of the template a text stands without its quotes.
            var inText = Quote().Count(template[..match.Index]) % 2 == 1;
            return value is null ? "" : inText && value.GetValueKind() == JsonValueKind.String ? value.ToJsonString()[1..^1] : value.ToJsonString();
        });
    }

    /// <summary>Members and positions only: <c>$.detail.containers[0].name</c>.</summary>
    private static JsonNode? Find(JsonNode happened, string path)
    {
        JsonNode? at = happened;
        foreach (Match step in Step().Matches(path.TrimStart('$')))
        {
            at = (at, step.Groups["index"]) switch
            {
                (JsonArray items, { Success: true } index) => int.TryParse(index.Value, out var i) && i < items.Count ? items[i] : null,
                (JsonObject json, { Success: false }) => json[step.Groups["member"].Value],
                _ => null,
            };
        }

        return at;
    }

    [GeneratedRegex(@"\.(?<member>[^.\[]+)|\[(?<index>\d+)\]", RegexOptions.CultureInvariant)]
    private static partial Regex Step();

    [GeneratedRegex(@"<(?<name>[\w.-]+)>", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(?<!\\)""", RegexOptions.CultureInvariant)]
    private static partial Regex Quote();
}
