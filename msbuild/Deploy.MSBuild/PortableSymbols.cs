using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Security.Cryptography;
using System.Text;

namespace Deploy.MSBuild;

/// <summary>
/// Symbols without the source of one file. The compiler puts every generated file into them, and they are published; the plan is nobody's business there.
/// Only that text is replaced: lines, variables and the id stay as they are, so that stack traces and debuggers work as before.
/// </summary>
internal static class PortableSymbols
{
    /// <summary>How such symbols begin.</summary>
    public static ReadOnlySpan<byte> Signature => "BSJB"u8;

    private const string InItsPlace = "// What stood here is no part of the program.\n";
    private const int RawText = sizeof(int);
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");
    private static readonly Guid Sha256 = new("8829D00F-11B8-4213-878B-770E8597AC16");

    /// <summary>The symbols without that source; null where they do not hold it.</summary>
    /// <exception cref="BadImageFormatException">They are of another form.</exception>
    public static byte[]? Without(string fileName, byte[] symbols)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbImage([.. symbols]);
        var reader = provider.GetMetadataReader();
        byte[]? changed = null;
        foreach (var handle in reader.Documents)
        {
            var document = reader.GetDocument(handle);
            if (!IsFile(reader.GetString(document.Name), fileName)) continue;
            foreach (var information in reader.GetCustomDebugInformation(handle).Select(reader.GetCustomDebugInformation))
            {
                if (reader.GetGuid(information.Kind) != EmbeddedSource) continue;
                var text = Blank(reader.GetBlobReader(information.Value).Length);
                if (text.AsSpan().SequenceEqual(reader.GetBlobBytes(information.Value))) continue;
                changed ??= (byte[])symbols.Clone();
                text.CopyTo(changed, PlaceOf(reader, information.Value));
                if (reader.GetGuid(document.HashAlgorithm) == Sha256) SHA256.HashData(text.AsSpan(RawText)).CopyTo(changed, PlaceOf(reader, document.Hash));
            }
        }

        return changed;
    }

    /// <summary>The checksum by which an assembly knows its symbols: of all but their id.</summary>
    public static byte[] Checksum(byte[] symbols)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbImage([.. symbols]);
        var header = provider.GetMetadataReader().DebugMetadataHeader ?? throw new BadImageFormatException("The symbols have no id.");
        var masked = (byte[])symbols.Clone();
        masked.AsSpan(header.IdStartOffset, header.Id.Length).Clear();
        return SHA256.HashData(masked);
    }

    // Of the same length, as text that is not compressed: nothing in the file moves.
    private static byte[] Blank(int length)
    {
        var blob = new byte[length];
        if (length <= RawText) return blob;
        blob.AsSpan(RawText).Fill((byte)' ');
        var text = Encoding.ASCII.GetBytes(InItsPlace);
        text.AsSpan(0, Math.Min(text.Length, length - RawText)).CopyTo(blob.AsSpan(RawText));
        return blob;
    }

    private static int PlaceOf(MetadataReader reader, BlobHandle handle)
    {
        var length = reader.GetBlobReader(handle).Length;
        var prefix = length < 0x80 ? 1 : length < 0x4000 ? 2 : 4;
        return reader.GetHeapMetadataOffset(HeapIndex.Blob) + reader.GetHeapOffset(handle) + prefix;
    }

    private static bool IsFile(string path, string fileName) =>
        path.EndsWith(fileName, StringComparison.Ordinal) && (path.Length == fileName.Length || path[^(fileName.Length + 1)] is '/' or '\\');
}
