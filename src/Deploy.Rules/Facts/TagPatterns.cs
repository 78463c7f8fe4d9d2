using Deploy.Plan.Values;

namespace Deploy.Rules.Facts;

/// <summary>What tags may look like. See https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html</summary>
internal static class TagPatterns
{
    /// <summary>The tags that a resource can carry.</summary>
    public const int MostOfAll = 50;

    /// <summary>The user's tags that a resource can carry: <see cref="MostOfAll"/> without those that say what deployed it.</summary>
    public const int Most = MostOfAll - IdentityTag.Most;

    /// <summary>1 to 128 letters, numbers, spaces and <c>_.:/=+-@</c>.</summary>
    public static bool IsKey(string key) => key.Length is >= 1 and <= 128 && HasCharacters(key);

    /// <summary>At most 256 letters, numbers, spaces and <c>_.:/=+-@</c>.</summary>
    public static bool IsValue(string value) => value.Length <= 256 && HasCharacters(value);

    /// <summary>Whether AWS keeps the prefix for itself, in any case.</summary>
    public static bool IsReserved(string text) => text.StartsWith("aws:", StringComparison.OrdinalIgnoreCase);

    private static bool HasCharacters(string text) => Pattern.Fits(text, @"[\p{L}\p{Z}\p{N}_.:/=+\-@]*");
}
