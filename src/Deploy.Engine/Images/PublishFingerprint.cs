using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Deploy.Engine.Images;

/// <summary>A hash of what a publish directory puts into the image: the same program gives the same hash, whatever commit it was built from.</summary>
public static partial class PublishFingerprint
{
    private const string Symbols = ".pdb";
    private const string StaticAssetEndpoints = ".staticwebassets.endpoints.json";

    /// <summary>The hash, in lower-case hex. Symbols are left out; see <see cref="AssemblyFingerprint"/> for assemblies.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    public static string Of(string directory)
    {
        var root = new DirectoryInfo(directory);
        var files = root.EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetRelativePath(root.FullName, file.FullName).Replace('\\', '/'), file.FullName))
            .Where(file => !file.Name.EndsWith(Symbols, StringComparison.OrdinalIgnoreCase))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .ToList();
        var hashes = files.AsParallel().AsOrdered().Select(file => $"{file.Name}\0{Convert.ToHexStringLower(HashOf(file.Name, file.FullName))}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(hashes))));
    }

    private static byte[] HashOf(string name, string path)
    {
        var content = File.ReadAllBytes(path);
        if (name.EndsWith(StaticAssetEndpoints, StringComparison.OrdinalIgnoreCase))
            return SHA256.HashData(Encoding.UTF8.GetBytes(LastModified().Replace(Encoding.UTF8.GetString(content), "$1")));
        return AssemblyFingerprint.Of(content) ?? SHA256.HashData(content);
    }

    /// <summary>Times of files: they are those of the clone, not of the content.</summary>
    [GeneratedRegex("(\"Name\"\\s*:\\s*\"Last-Modified\"\\s*,\\s*\"Value\"\\s*:\\s*)\"[^\"]*\"")]
    private static partial Regex LastModified();
}
