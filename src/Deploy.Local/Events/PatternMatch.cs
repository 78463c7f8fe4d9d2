using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deploy.Local.Json;
using Deploy.Local.Services;

namespace Deploy.Local.Events;

/// <summary>Whether an event fits a pattern: every field of the pattern, by one of its values. An array of the event fits by one of its items.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html"/>.</remarks>
internal static class PatternMatch
{
    /// <param name="pattern">A pattern that <see cref="EventPattern.Check"/> accepts.</param>
    /// <param name="happened">The event.</param>
    public static bool Fits(string pattern, JsonObject happened) => StrictJson.TryParseObject(pattern) is { } fields && FitsFields(fields, happened);

    private static bool FitsFields(JsonObject fields, JsonObject? happened) => fields.All(field => field switch
    {
        { Key: "$or", Value: JsonArray alternatives } => alternatives.Any(alternative => FitsFields((JsonObject)alternative!, happened)),
        { Value: JsonObject nested } => FitsNested(nested, happened?[field.Key]),
        { Value: JsonArray leaves } => leaves.Any(leaf => FitsLeaf(leaf, happened is not null && happened.ContainsKey(field.Key), Values(happened?[field.Key]))),
        _ => false,
    });

    private static bool FitsNested(JsonObject fields, JsonNode? value) => value is JsonArray items
        ? items.Any(item => FitsFields(fields, item as JsonObject))
        : FitsFields(fields, value as JsonObject);

    /// <summary>The values of a field; an object is none.</summary>
    private static List<JsonNode?> Values(JsonNode? value) => value switch
    {
        JsonArray items => [.. items.Where(item => item is not JsonObject)],
        JsonObject => [],
        _ => [value],
    };

    private static bool FitsLeaf(JsonNode? leaf, bool exists, List<JsonNode?> values)
    {
        if (leaf is not JsonObject condition)
            return exists && values.Any(value => JsonNode.DeepEquals(leaf, value));
        var (name, operand) = condition.First();
        return name switch
        {
            "exists" => exists == (operand?.GetValueKind() == JsonValueKind.True),
            "anything-but" => exists && values.TrueForAll(value => !IsAny(operand, value)),
            _ => exists && values.Exists(value => FitsOperator(name, operand, value)),
        };
    }

    /// <summary>What <c>anything-but</c> excludes: a value, a list of them, or another operator.</summary>
    private static bool IsAny(JsonNode? excluded, JsonNode? value) => excluded switch
    {
        JsonArray list => list.Any(item => IsAny(item, value)),
        JsonObject other when other.First() is { Value: JsonArray operands } of => operands.Any(item => FitsOperator(of.Key, item, value)),
        JsonObject other when other.First() is var (name, operand) => FitsOperator(name, operand, value),
        _ => JsonNode.DeepEquals(excluded, value),
    };

    private static bool FitsOperator(string name, JsonNode? operand, JsonNode? value)
    {
        if (name == "numeric")
            return value?.GetValueKind() == JsonValueKind.Number && operand is JsonArray comparisons && FitsNumbers(comparisons, Number(value));
        if (value?.GetValueKind() != JsonValueKind.String)
            return false;
        var text = value.GetValue<string>();
        // Prefixes and suffixes may ask for a comparison without case.
        var (wanted, how) = operand is JsonObject ignoring
            ? (ignoring.Text("equals-ignore-case") ?? "", StringComparison.OrdinalIgnoreCase)
            : (operand?.ToString() ?? "", StringComparison.Ordinal);
        return name switch
        {
            "prefix" => text.StartsWith(wanted, how),
            "suffix" => text.EndsWith(wanted, how),
            "equals-ignore-case" => text.Equals(wanted, StringComparison.OrdinalIgnoreCase),
            "wildcard" => FitsWildcard(wanted, text),
            "cidr" => IPNetwork.TryParse(wanted, out var network) && IPAddress.TryParse(text, out var address) && network.Contains(address),
            _ => false,
        };
    }

    private static bool FitsWildcard(string wanted, string text) => Regex.IsMatch(
        text,
        $@"\A{Regex.Escape(wanted).Replace("\\*", ".*", StringComparison.Ordinal)}\z",
        RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    private static bool FitsNumbers(JsonArray comparisons, double value)
    {
        for (var i = 0; i + 1 < comparisons.Count; i += 2)
        {
            var with = Number(comparisons[i + 1]);
            var fits = comparisons[i]?.ToString() switch
            {
                "=" => value == with,
                "<" => value < with,
                "<=" => value <= with,
                ">" => value > with,
                ">=" => value >= with,
                _ => false,
            };
            if (!fits)
                return false;
        }

        return true;
    }

    private static double Number(JsonNode? node) => double.Parse(node?.ToJsonString() ?? "NaN", CultureInfo.InvariantCulture);
}
