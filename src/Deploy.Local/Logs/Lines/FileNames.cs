using System.Security.Cryptography;
using System.Text;

namespace Deploy.Local.Logs.Lines;

/// <summary>Names of groups and streams as names of folders: something to recognise them by, and a hash that no two share on any file system.</summary>
internal static class FileNames
{
    private const int Recognisable = 24;
    private const int HashBytes = 16;

    /// <summary>At most 57 characters of <c>a-z</c>, <c>0-9</c>, <c>-</c> and <c>_</c>.</summary>
    public static string Of(string name)
    {
        var readable = string.Concat(name.Take(Recognisable).Select(c => char.IsAsciiLetterOrDigit(c) || c == '_' ? char.ToLowerInvariant(c) : '-'));
        return $"{readable}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, HashBytes))}";
    }
}
