using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Deploy.Engine.Images.Assemblies;

/// <summary>
/// The source files that an assembly was compiled from, as its symbols name them. <c>[CallerFilePath]</c> puts such a path into the program: of it
/// only the file's name is the program's, the folder is that of the machine that built it.
/// </summary>
internal sealed class SourcePaths
{
    private readonly HashSet<string> _paths;

    private SourcePaths(HashSet<string> paths) => _paths = paths;

    /// <summary>The paths of an assembly; none without symbols.</summary>
    /// <param name="image">The assembly.</param>
    /// <param name="folder">The folder of the assembly.</param>
    public static SourcePaths Of(PEReader image, string? folder)
    {
        using var symbols = Open(image, folder);
        if (symbols is null) return new SourcePaths([]);
        var reader = symbols.GetMetadataReader();
        return new SourcePaths([.. reader.Documents.Select(document => reader.GetString(reader.GetDocument(document).Name)).Where(path => path.Contains('/') || path.Contains('\\'))]);
    }

    /// <summary>A text of the program, without the folder where it is one of the paths.</summary>
    public string Shorten(string text) => _paths.Contains(text) ? NameOf(text) : text;

    /// <summary>The same for paths inside the value of an attribute, where each text begins with its length. Bytes are characters here.</summary>
    public string ShortenIn(string value)
    {
        foreach (var path in _paths)
        {
            var bytes = new BlobBuilder();
            bytes.WriteSerializedString(path);
            var text = Encoding.Latin1.GetString(bytes.ToArray());
            if (value.Contains(text, StringComparison.Ordinal)) value = value.Replace(text, $"<{NameOf(path)}>", StringComparison.Ordinal);
        }

        return value;
    }

    private static string NameOf(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];

    private static MetadataReaderProvider? Open(PEReader image, string? folder)
    {
        var entries = image.ReadDebugDirectory();
        foreach (var entry in entries)
            if (entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb) return image.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
        foreach (var entry in entries)
        {
            if (entry.Type != DebugDirectoryEntryType.CodeView) continue;
            var data = image.ReadCodeViewDebugDirectoryData(entry);
            var id = new BlobContentId(data.Guid, entry.Stamp);
            string[] places = folder is null ? [data.Path] : [Path.Combine(folder, NameOf(data.Path)), data.Path];
            foreach (var place in places)
                if (OpenFile(place, id) is { } found) return found;
        }

        return null;
    }

    // The compiler writes the path of the symbols in full: they are also found where they are not published.
    private static MetadataReaderProvider? OpenFile(string path, BlobContentId id)
    {
        if (!File.Exists(path)) return null;
        var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(File.ReadAllBytes(path), writable: false));
        try
        {
            if (provider.GetMetadataReader().DebugMetadataHeader is { } header && new BlobContentId(header.Id) == id) return provider;
        }
        catch (BadImageFormatException)
        {
            // Symbols of another form name no documents that we can read.
        }

        provider.Dispose();
        return null;
    }
}
