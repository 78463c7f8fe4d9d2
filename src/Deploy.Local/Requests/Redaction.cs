using System.Text.Json;
using System.Text.Json.Nodes;
using Deploy.Local.Json;
using Deploy.Local.Models;

namespace Deploy.Local.Requests;

/// <summary>Takes secrets and the values of environment variables out of a request before it is logged.</summary>
public static class Redaction
{
    private const string Hidden = "***";

    /// <summary>A redacted copy; members that the model marks sensitive go too.</summary>
    public static JsonObject Apply(JsonObject input, Shape? shape) => (JsonObject)Redact(input, shape, null)!;

    private static JsonNode? Redact(JsonNode? node, Shape? shape, string? name)
    {
        if (node is null)
            return null;
        // The names of variables help; the model hides them with their values.
        if (node is JsonArray variables && name == "environment")
            return new JsonArray([.. variables.Select(Variable)]);
        // Lines of programs may say anything, and the log would hold gigabytes of them.
        if (node is JsonArray lines && name == "logEvents")
            return $"{lines.Count} lines";
        if (shape?.Sensitive == true || name is "SecretString" or "SecretBinary" or "Password")
            return Hidden;
        return node switch
        {
            JsonObject json => RedactObject(json, shape),
            JsonArray array => new JsonArray([.. array.Select(item => Redact(item, shape?.Member?.Shape, null))]),
            JsonValue value => RedactText(value),
            _ => node.DeepClone(),
        };
    }

    private static JsonObject RedactObject(JsonObject json, Shape? shape)
    {
        // A parameter of the parameter store is a secret or may become one.
        var parameter = shape?.Name == "PutParameterRequest";
        return new JsonObject(json.Select(member => KeyValuePair.Create(
            member.Key,
            parameter && member.Key == "Value"
                ? Hidden
                : Redact(member.Value, shape?.Members.GetValueOrDefault(member.Key)?.Shape ?? shape?.Value?.Shape, member.Key))));
    }

    private static JsonNode? Variable(JsonNode? variable)
    {
        var copy = variable?.DeepClone();
        if (copy is JsonObject json && json.ContainsKey("value"))
            json["value"] = Hidden;
        return copy;
    }

    /// <summary>A schedule's input is JSON in a string, with container overrides in it.</summary>
    private static JsonNode RedactText(JsonValue value)
    {
        if (value.GetValueKind() == JsonValueKind.String
            && value.GetValue<string>() is { } text && text.StartsWith('{') && text.Contains("environment", StringComparison.Ordinal))
        {
            try
            {
                return Redact(StrictJson.Parse(text), null, null)!.ToJsonString();
            }
            catch (JsonException)
            {
                return Hidden;
            }
        }

        return value.DeepClone();
    }
}
