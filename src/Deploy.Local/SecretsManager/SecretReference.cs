using System.Text.Json;
using Deploy.Local.Services;

namespace Deploy.Local.SecretsManager;

/// <summary>
/// A container's reference to a secret: its ARN, and behind it, each of them optional, <c>:json-key:version-stage:version-id</c>.
/// </summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html"/>.</remarks>
internal sealed record SecretReference(string Region, string Arn, string JsonKey, string Stage, string VersionId, string Text)
{
    private const string Failed = "unable to retrieve secret from asm: service call has been retried 1 time(s): ";

    /// <summary>Null for what is no ARN of Secrets Manager.</summary>
    public static SecretReference? TryParse(string valueFrom)
    {
        if (valueFrom.Split(':') is not ["arn", _, "secretsmanager", var region, _, "secret", _, ..] parts)
            return null;
        string Part(int index) => parts.Length > index ? parts[index] : "";
        return new SecretReference(region, string.Join(':', parts[..7]), Part(7), Part(8), Part(9), valueFrom);
    }

    /// <summary>The value that a container gets; <paramref name="secret"/> is null where there is none of that ARN.</summary>
    public SecretReading ReadFrom(Secret? secret)
    {
        if (secret is null)
            return NotFetched(SecretErrors.NotFound());
        if (secret.DeletedAt is not null)
            return NotFetched(SecretErrors.Deleted());
        if (secret.VersionId is null || Stage is not ("" or Secret.Current))
            return NotFetched(SecretErrors.NoValue(Stage.Length > 0 ? Stage : Secret.Current));
        if (VersionId.Length > 0 && VersionId != secret.VersionId)
            return NotFetched(SecretErrors.NoVersion(VersionId));
        // A binary secret has no text: a container gets nothing of it.
        var text = secret.Text ?? "";
        return JsonKey.Length == 0 ? SecretReading.Of(text) : ReadKey(text);
    }

    private SecretReading ReadKey(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var json = document.RootElement;
            if (json.ValueKind != JsonValueKind.Object)
                return SecretReading.Failed($"{Failed}json: cannot unmarshal {KindOf(json)} into Go value of type map[string]interface {{}}");
            if (!json.TryGetProperty(JsonKey, out var value))
                return SecretReading.Failed($"{Failed}retrieved secret from Secrets Manager did not contain json key {JsonKey}");
            return SecretReading.Of(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // The latter for a text that is no Unicode.
            return SecretReading.Failed(Failed + WhyNoJson(text));
        }
    }

    private SecretReading NotFetched(LocalServiceException error) =>
        SecretReading.Failed($"{Failed}failed to fetch secret {Text} from secrets manager: {error.Code}: {error.Message}");

    /// <summary>The agent's sentence shows where the text stops being JSON; the first character is all that is safe to show of a secret.</summary>
    private static string WhyNoJson(string text) => text.TrimStart() is { Length: > 0 } rest
        ? $"invalid character '{rest[0]}' looking for beginning of value"
        : "unexpected end of JSON input";

    private static string KindOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "bool",
        _ => "null",
    };
}
