using System.Security.Cryptography;
using System.Text;
using Deploy.Plan.Values;

namespace Deploy.Engine.Identity;

/// <summary>
/// The keys of the user's tags in the value of one tag. A value has 256 characters and a key up to 128 of every kind, so that the keys
/// themselves do not fit; what is needed of them is only whether a key that a resource carries is among them. Five characters of each key's
/// hash are enough for that, and for all the tags that a resource can carry.
/// </summary>
internal static class TagKeyList
{
    /// <summary>The largest number of keys.</summary>
    public const int Most = (MaximumValueLength - 1) / HashLength;

    private const int MaximumValueLength = 256;
    private const int HashLength = 5;

    /// <summary>Tells the list from the one of earlier versions: the keys themselves, separated by spaces.</summary>
    private const char Mark = '@';

    /// <summary>The list of keys, the same for every order of them.</summary>
    public static string Write(IEnumerable<string> keys, StringComparer comparer) =>
        Mark + string.Concat(keys.Select(key => Hash(key, comparer)).Distinct().Order(StringComparer.Ordinal).Take(Most));

    /// <summary>Whether a key was among those of a list that a resource carries; none is in no list.</summary>
    public static Func<string, bool> Read(string? list, StringComparer comparer)
    {
        if (string.IsNullOrEmpty(list)) return _ => false;
        var isHashed = list[0] == Mark && (list.Length - 1) % HashLength == 0 && !list.Contains(' ');
        var entries = isHashed
            ? Enumerable.Range(0, (list.Length - 1) / HashLength).Select(index => list.Substring(1 + (index * HashLength), HashLength)).ToHashSet(StringComparer.Ordinal)
            : list.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(comparer);
        // What a hash has in common by chance is never one of ours.
        return key => !key.StartsWith(IdentityTag.Prefix, StringComparison.Ordinal) && !key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)
            && entries.Contains(isHashed ? Hash(key, comparer) : key);
    }

    private static string Hash(string key, StringComparer comparer)
    {
        var text = comparer.Equals("a", "A") ? key.ToUpperInvariant() : key;
        return Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength].Replace('+', '-').Replace('/', '_');
    }
}
