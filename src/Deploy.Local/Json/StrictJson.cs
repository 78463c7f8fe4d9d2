using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Deploy.Local.Json;

/// <summary>
/// Reads JSON that somebody else wrote, to the end and at once: a name that occurs twice, a text that is no Unicode, or more than 64 levels are
/// errors here, and not surprises when the document is used.
/// </summary>
internal static class StrictJson
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    /// <summary>The document; null is the JSON value.</summary>
    /// <exception cref="JsonException">It is not JSON, or not such JSON.</exception>
    public static JsonNode? Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var node = JsonNode.Parse(utf8, nodeOptions: null, Options);
            Visit(node);
            return node;
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException)
        {
            throw new JsonException(problem.Message, problem);
        }
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})"/>
    public static JsonNode? Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    /// <summary>The object; null where the text is something else.</summary>
    public static JsonObject? TryParseObject(string text)
    {
        try
        {
            return Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Makes every name and text a string. The reader has bounded the depth.</summary>
    private static void Visit(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject json:
                foreach (var (_, value) in json)
                    Visit(value);
                break;
            case JsonArray array:
                foreach (var item in array)
                    Visit(item);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                _ = value.GetValue<string>();
                break;
        }
    }
}
