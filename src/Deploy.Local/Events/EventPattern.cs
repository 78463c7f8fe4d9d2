using System.Text.Json;
using System.Text.Json.Nodes;
using Deploy.Local.Json;
using Deploy.Local.Services;

namespace Deploy.Local.Events;

/// <summary>Checks an event pattern: an object whose leaves are non-empty arrays of values or of known operators.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html"/>.</remarks>
internal static class EventPattern
{
    private static readonly string[] Operators =
        ["prefix", "suffix", "anything-but", "equals-ignore-case", "wildcard", "exists", "numeric", "cidr"];

    /// <exception cref="LocalServiceException">InvalidEventPatternException with the reason.</exception>
    public static void Check(string text)
    {
        JsonNode? pattern;
        try
        {
            pattern = StrictJson.Parse(text);
        }
        catch (JsonException exception)
        {
            throw EventErrors.InvalidPattern(exception.Message);
        }

        if (pattern is not JsonObject { Count: > 0 } fields)
            throw EventErrors.InvalidPattern("Filter is not an object");
        CheckFields(fields);
    }

    private static void CheckFields(JsonObject fields)
    {
        foreach (var (name, value) in fields)
        {
            switch (value)
            {
                case JsonArray alternatives when name == "$or":
                    CheckOr(alternatives);
                    break;
                case JsonObject { Count: > 0 } nested:
                    CheckFields(nested);
                    break;
                case JsonArray { Count: > 0 } leaves:
                    CheckLeaves(name, leaves);
                    break;
                case JsonArray:
                    throw EventErrors.InvalidPattern("Empty arrays are not allowed");
                case JsonObject:
                    throw EventErrors.InvalidPattern("Empty objects are not allowed");
                default:
                    throw EventErrors.InvalidPattern($"\"{name}\" must be an object or an array");
            }
        }
    }

    private static void CheckOr(JsonArray alternatives)
    {
        if (alternatives.Count < 2 || alternatives.Any(alternative => alternative is not JsonObject))
            throw EventErrors.InvalidPattern("There must have at least 2 objects in $or relationship");
        foreach (var alternative in alternatives)
            CheckFields((JsonObject)alternative!);
    }

    private static void CheckLeaves(string name, JsonArray leaves)
    {
        foreach (var leaf in leaves)
        {
            if (leaf is JsonArray)
                throw EventErrors.InvalidPattern("Match value must be String, number, true, false, or null");
            if (leaf is JsonObject condition && (condition.Count != 1 || !Operators.Contains(condition.First().Key)))
                throw EventErrors.InvalidPattern($"Unrecognized match type {condition.FirstOrDefault().Key} of \"{name}\"");
        }
    }
}
