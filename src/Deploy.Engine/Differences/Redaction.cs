using System.Security.Cryptography;
using System.Text;
using Deploy.Plan.Json;

namespace Deploy.Engine.Differences;

/// <summary>Texts of values for people: as they are, or as a fingerprint that shows only whether two values differ.</summary>
public static class Redaction
{
    private const int FingerprintLength = 8;

    /// <summary>A value on one line; null for null.</summary>
    public static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        JsonList list => $"[{string.Join(", ", list.Select(Text))}]",
        JsonMap map => $"{{ {string.Join(", ", map.Select(pair => $"{pair.Key}: {Text(pair.Value)}"))} }}",
        _ => JsonText.Write(value),
    };

    /// <summary>A short digest in place of a value; null for null.</summary>
    public static string? Fingerprint(object? value) =>
        value is null ? null : $"(hidden {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonText.Write(value))))[..FingerprintLength]})";
}
