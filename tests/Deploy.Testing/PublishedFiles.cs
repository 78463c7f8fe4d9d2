using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text;

namespace Deploy.Testing;

/// <summary>Searches a publish directory for texts that must not be in it, also where they are compressed.</summary>
public static class PublishedFiles
{
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    /// <summary>Where one of the texts is: file, how it is stored, and the text.</summary>
    public static IReadOnlyList<string> Find(string directory, params string[] texts) =>
    [
        .. Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .SelectMany(file => Parts(File.ReadAllBytes(file)).SelectMany(part => texts.Where(text => Holds(part.Content, text)).Select(text => $"{Path.GetRelativePath(directory, file)} ({part.Kind}): {text}"))),
    ];

    /// <summary>The file itself, symbols in it (an assembly, or a program that holds assemblies), and the sources in those.</summary>
    private static IEnumerable<(string Kind, byte[] Content)> Parts(byte[] file)
    {
        yield return ("as it is", file);
        foreach (var symbols in Starts(file, "MPDB"u8.ToArray()).Select(start => Unpacked(file, start)).OfType<byte[]>())
        {
            yield return ("embedded symbols", symbols);
            foreach (var source in Sources(symbols, 0)) yield return ("source in embedded symbols", source);
        }

        foreach (var start in Starts(file, "BSJB"u8.ToArray()))
            foreach (var source in Sources(file, start)) yield return ("source in symbols", source);
    }

    private static IEnumerable<int> Starts(byte[] file, byte[] mark)
    {
        for (var start = file.AsSpan().IndexOf(mark); start >= 0;)
        {
            yield return start;
            var next = file.AsSpan(start + 1).IndexOf(mark);
            start = next < 0 ? -1 : start + 1 + next;
        }
    }

    private static byte[]? Unpacked(byte[] file, int start)
    {
        const int Head = 8;
        var size = BitConverter.ToInt32(file, start + (Head / 2));
        if (size is <= 0 or > 100_000_000) return null;
        return Inflate(file, start + Head, size);
    }

    private static byte[]? Inflate(byte[] file, int start, int size)
    {
        try
        {
            using var deflate = new DeflateStream(new MemoryStream(file, start, file.Length - start, writable: false), CompressionMode.Decompress);
            var content = new byte[size];
            return deflate.ReadAtLeast(content, size, throwOnEndOfStream: false) > 0 ? content : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static List<byte[]> Sources(byte[] file, int start)
    {
        var found = new List<byte[]>();
        try
        {
            using var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(file, start, file.Length - start, writable: false));
            var reader = provider.GetMetadataReader();
            foreach (var information in reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation).Where(information => reader.GetGuid(information.Kind) == EmbeddedSource))
            {
                var blob = reader.GetBlobBytes(information.Value);
                var size = BitConverter.ToInt32(blob);
                if ((size == 0 ? blob[sizeof(int)..] : Inflate(blob, sizeof(int), size)) is { } source) found.Add(source);
            }
        }
        catch (BadImageFormatException)
        {
            // Metadata of an assembly, or these four letters by chance.
        }

        return found;
    }

    private static bool Holds(byte[] content, string text) =>
        content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0 || content.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;
}
