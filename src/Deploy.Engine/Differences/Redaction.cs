using System.Security.Cryptography;
using System.Text;
using Deploy.Plan.Json;
using Deploy.Plan.Paths;

namespace Deploy.Engine.Differences;

/// <summary>What of specs is shown to people: their JSON without sensitive values, and values as texts.</summary>
public static class Redaction
{
    // Of this process only: who finds a report cannot try what he thinks the value is.
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    /// <summary>
    /// The JSON of a member in which each sensitive value is a fingerprint that shows only whether two values of one run differ: what is not in it
    /// cannot be printed, whatever form a list has.
    /// </summary>
    public static object? Show(object record, RecordMember member) => member.ToJson(record, Fingerprint);

    /// <summary>A value out of <see cref="Show"/> on one line; null for null.</summary>
    public static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        JsonList list => $"[{string.Join(", ", list.Select(Text))}]",
        JsonMap map => $"{{ {string.Join(", ", map.Select(pair => $"{pair.Key}: {Text(pair.Value)}"))} }}",
        _ => JsonText.Write(value),
    };

    // 64 bits: two values that differ never look the same.
    private static string Fingerprint(string value) => $"(hidden {Convert.ToHexStringLower(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(value)).AsSpan(0, 8))})";
}
