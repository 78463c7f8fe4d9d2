using System.IO.Compression;
using System.Text;

namespace Deploy.Engine.Images;

/// <summary>A program that was published as one file: the host, and behind it the files as they would lie in the folder.</summary>
/// <remarks>The form is that of the .NET host: <c>docs/design/features/host-error-codes.md</c> and <c>bundler-design</c> of the runtime describe it.</remarks>
internal static class SingleFile
{
    private const uint CompressedVersion = 6;
    private const int OffsetSize = sizeof(long);

    // SHA-256 of ".net core bundle": the host looks for it in itself. Before it stands where the list of files is.
    private static readonly byte[] Mark =
    [
        0x8b, 0x12, 0x02, 0xb9, 0x6a, 0x61, 0x20, 0x38, 0x72, 0x7b, 0x93, 0x02, 0x14, 0xd7, 0xa0, 0x32,
        0x13, 0xf5, 0xb9, 0xe6, 0xef, 0xae, 0x33, 0x18, 0xee, 0x3b, 0x2d, 0xce, 0x24, 0xb3, 0x6a, 0xae,
    ];

    /// <summary>The host and the files; null where a file is no such program.</summary>
    public static IReadOnlyList<PublishedFile>? Open(string name, byte[] content)
    {
        var mark = content.AsSpan().IndexOf(Mark);
        if (mark < OffsetSize) return null;
        var list = BitConverter.ToInt64(content, mark - OffsetSize);
        if (list <= 0 || list >= content.Length) return null;
        try
        {
            return Read(name, content, mark - OffsetSize, list);
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException or ArgumentException or FormatException or DecoderFallbackException)
        {
            // Of a form that a later host may have: its bytes are its content.
            return null;
        }
    }

    private static List<PublishedFile> Read(string name, byte[] content, int offset, long list)
    {
        using var reader = new BinaryReader(new MemoryStream(content, writable: false), Encoding.UTF8);
        reader.BaseStream.Position = list;
        var version = reader.ReadUInt32();
        reader.ReadUInt32();
        var count = reader.ReadInt32();
        reader.ReadString();
        if (version < 2) throw new InvalidDataException($"Lists of the form {version} are not known.");
        // Where two well-known files lie, which are in the list too; then flags.
        reader.BaseStream.Position += 4 * OffsetSize;
        var flags = reader.ReadUInt64();
        var files = new List<PublishedFile>();
        var first = list;
        for (var i = 0; i < count; i++)
        {
            var (start, size) = (reader.ReadInt64(), reader.ReadInt64());
            var packed = version >= CompressedVersion ? reader.ReadInt64() : 0;
            reader.ReadByte();
            var path = reader.ReadString();
            var stored = content.AsMemory(checked((int)start), checked((int)(packed > 0 ? packed : size)));
            files.Add(new PublishedFile($"{name}!/{path}", () => packed > 0 ? Unpack(stored, size) : stored.ToArray()));
            first = Math.Min(first, start);
        }

        // The host is the SDK's, with the name of the program in it.
        var host = content[..(int)first];
        host.AsSpan(offset, OffsetSize).Clear();
        return [new PublishedFile($"{name}!{flags:x}", () => host), .. files];
    }

    private static byte[] Unpack(ReadOnlyMemory<byte> stored, long size)
    {
        using var deflate = new DeflateStream(new MemoryStream(stored.ToArray(), writable: false), CompressionMode.Decompress);
        var content = new byte[size];
        deflate.ReadExactly(content);
        return content;
    }
}
