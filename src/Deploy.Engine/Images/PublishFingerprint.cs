using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Deploy.Engine.Images.Assemblies;

namespace Deploy.Engine.Images;

/// <summary>
/// A hash of what a publish directory puts into the image: the same program gives the same hash, whatever commit, folder or machine it was built from.
/// </summary>
public static partial class PublishFingerprint
{
    /// <summary>Of assemblies, and of what was compiled ahead of time on Linux and on macOS (a folder there).</summary>
    private static readonly string[] Symbols = [".pdb", ".dbg", ".dwarf", ".dSYM"];

    private const string StaticAssetEndpoints = ".staticwebassets.endpoints.json";

    /// <summary>The hash, in lower-case hex. Symbols are left out (those of native programs come after the publish only); see <see cref="AssemblyFingerprint"/> for assemblies.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    public static string Of(string directory)
    {
        var root = new DirectoryInfo(directory);
        var files = root.EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => new PublishedFile(Path.GetRelativePath(root.FullName, file.FullName).Replace('\\', '/'), () => File.ReadAllBytes(file.FullName)))
            .AsParallel()
            .SelectMany(Opened)
            .Where(file => !IsOfSymbols(file.Name))
            .ToList();
        var packages = files.Where(DependencyFile.Is).SelectMany(file => DependencyFile.Read(file.Content())?.PackageFiles ?? []).ToHashSet(StringComparer.Ordinal);
        var hashes = files.OrderBy(file => file.Name, StringComparer.Ordinal).AsParallel().AsOrdered()
            .Select(file => $"{file.Name}\0{Convert.ToHexStringLower(HashOf(file, packages, root.FullName))}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(hashes))));
    }

    private static bool IsOfSymbols(string name) =>
        name.Split('/').Any(part => Array.Exists(Symbols, symbols => part.EndsWith(symbols, StringComparison.OrdinalIgnoreCase)));

    // Read once: a publish that brings the runtime along is large.
    private static IReadOnlyList<PublishedFile> Opened(PublishedFile file)
    {
        var content = file.Content();
        return SingleFile.Open(file.Name, content) ?? [file with { Content = () => content }];
    }

    private static byte[] HashOf(PublishedFile file, HashSet<string> packages, string root)
    {
        var content = file.Content();
        if (file.Name.EndsWith(StaticAssetEndpoints, StringComparison.OrdinalIgnoreCase)) return HashOf(LastModified().Replace(Encoding.UTF8.GetString(content), "$1"));
        if (DependencyFile.Is(file) && DependencyFile.Read(content) is { } dependencies) return HashOf(dependencies.Canonical());
        // What was packed is the same file everywhere, and reading a whole framework takes long.
        if (packages.Contains(file.FileName)) return SHA256.HashData(content);
        return AssemblyFingerprint.Of(content, root) ?? SHA256.HashData(NativeHost.WithoutVersion(file.Name, content));
    }

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    /// <summary>Times of files: they are those of the clone, not of the content.</summary>
    [GeneratedRegex("(\"Name\"\\s*:\\s*\"Last-Modified\"\\s*,\\s*\"Value\"\\s*:\\s*)\"[^\"]*\"")]
    private static partial Regex LastModified();
}
