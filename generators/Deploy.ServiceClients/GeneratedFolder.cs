using System.Text;

namespace Deploy.ServiceClients;

/// <summary>The folder of generated files: written so that it holds exactly what was generated.</summary>
internal sealed class GeneratedFolder(string path)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes what differs and removes what is no longer generated; returns the changed paths.</summary>
    public IReadOnlyList<string> Write(IReadOnlyDictionary<string, string> files)
    {
        var changed = Differences(files);
        foreach (var name in changed)
        {
            var file = Path.Combine(path, name);
            if (files.TryGetValue(name, out var text))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, text, Utf8);
            }
            else
            {
                File.Delete(file);
            }
        }

        return changed;
    }

    /// <summary>Paths that are missing, differ byte for byte, or are not generated any more.</summary>
    public IReadOnlyList<string> Differences(IReadOnlyDictionary<string, string> files)
    {
        var present = Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(path, f).Replace('\\', '/'))
            : [];
        return [.. files.Keys.Union(present).Order(StringComparer.Ordinal).Where(name => !IsSame(name, files))];
    }

    private bool IsSame(string name, IReadOnlyDictionary<string, string> files)
    {
        var file = Path.Combine(path, name);
        return files.TryGetValue(name, out var text)
            && File.Exists(file)
            && File.ReadAllBytes(file).AsSpan().SequenceEqual(Utf8.GetBytes(text));
    }
}
