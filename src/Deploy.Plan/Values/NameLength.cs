using System.Security.Cryptography;
using System.Text;

namespace Deploy.Plan.Values;

/// <summary>Shortens names that AWS would refuse, always to the same text, and never two names to one.</summary>
public static class NameLength
{
    private const int HashLength = 8;

    // A separator before the one that is added: some services refuse two in a row.
    private static readonly char[] Separators = ['-', '_', '.', '/'];

    /// <summary>The name, or its beginning and a hash of the whole.</summary>
    /// <param name="name">A name.</param>
    /// <param name="maximum">AWS's limit in characters.</param>
    public static string Fit(string name, int maximum)
    {
        if (name.Length <= maximum) return name;
        using var sha = SHA256.Create();
        var hash = string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(name)).Take(HashLength / 2).Select(b => b.ToString("x2")));
        return $"{name.Substring(0, maximum - HashLength - 1).TrimEnd(Separators)}-{hash}";
    }
}
