using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Deploy.MSBuild;

/// <summary>What an assembly says of its symbols, or holds of them.</summary>
internal sealed class AssemblySymbols
{
    private const int EntrySize = 28;
    private const int SizeInEntry = 16;
    private const int Head = 8;
    private const string ChecksumAlgorithm = "SHA256\0";

    private readonly byte[] _assembly;
    private readonly int _directory;
    private readonly DebugDirectoryEntry[] _entries;

    private AssemblySymbols(byte[] assembly, int directory, DebugDirectoryEntry[] entries) => (_assembly, _directory, _entries) = (assembly, directory, entries);

    /// <summary>Reads an assembly; null where it says nothing of symbols.</summary>
    public static AssemblySymbols? Read(byte[] assembly)
    {
        using var reader = new PEReader(new MemoryStream(assembly, writable: false));
        return reader.PEHeaders.PEHeader is { } header && reader.PEHeaders.TryGetDirectoryOffset(header.DebugTableDirectory, out var directory)
            ? new AssemblySymbols((byte[])assembly.Clone(), directory, [.. reader.ReadDebugDirectory()])
            : null;
    }

    /// <summary>The symbols inside the assembly; null where there are none.</summary>
    public byte[]? Embedded()
    {
        var index = IndexOf(DebugDirectoryEntryType.EmbeddedPortablePdb);
        if (index < 0) return null;
        var entry = _entries[index];
        var symbols = new byte[BitConverter.ToInt32(_assembly, entry.DataPointer + (Head / 2))];
        using var packed = new DeflateStream(new MemoryStream(_assembly, entry.DataPointer + Head, entry.DataSize - Head, writable: false), CompressionMode.Decompress);
        packed.ReadExactly(symbols);
        return symbols;
    }

    /// <summary>The assembly with other symbols, inside it or beside it, of the same id.</summary>
    /// <exception cref="BadImageFormatException">They do not fit where the former ones were.</exception>
    public byte[] With(byte[] symbols)
    {
        if (IndexOf(DebugDirectoryEntryType.EmbeddedPortablePdb) is >= 0 and var embedded) Embed(symbols, embedded);
        if (IndexOf(DebugDirectoryEntryType.PdbChecksum) is >= 0 and var checksum) Sign(symbols, _entries[checksum]);
        return _assembly;
    }

    private void Embed(byte[] symbols, int index)
    {
        var entry = _entries[index];
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) deflate.Write(symbols);
        if (packed.Length > entry.DataSize - Head) throw new BadImageFormatException("The symbols do not fit into the assembly any more.");
        var place = _assembly.AsSpan(entry.DataPointer + Head, entry.DataSize - Head);
        place.Clear();
        packed.ToArray().CopyTo(place);
        BitConverter.TryWriteBytes(_assembly.AsSpan(_directory + (index * EntrySize) + SizeInEntry), Head + (int)packed.Length);
    }

    private void Sign(byte[] symbols, DebugDirectoryEntry entry)
    {
        var algorithm = Encoding.ASCII.GetBytes(ChecksumAlgorithm);
        var place = _assembly.AsSpan(entry.DataPointer, entry.DataSize);
        if (place.StartsWith(algorithm)) PortableSymbols.Checksum(symbols).CopyTo(place[algorithm.Length..]);
    }

    private int IndexOf(DebugDirectoryEntryType type) => Array.FindIndex(_entries, entry => entry.Type == type);
}
