using System.Security.Cryptography;
using System.Text;

namespace Deploy.Engine.Identity;

/// <summary>Shortens names that AWS would refuse, always to the same text, and never two names to one.</summary>
public static class NameLength
{
    private const int HashLength = 8;

    /// <summary>The name, or its beginning and a hash of the whole.</summary>
    /// <param name="name">A physical name.</param>
    /// <param name="maximum">AWS's limit in characters.</param>
    public static string Fit(string name, int maximum)
    {
        if (name.Length <= maximum) return name;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..HashLength];
        return $"{name[..(maximum - HashLength - 1)].TrimEnd('-')}-{hash}";
    }
}
