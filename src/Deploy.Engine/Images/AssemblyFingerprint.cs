using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;

namespace Deploy.Engine.Images;

/// <summary>
/// A hash of an assembly without what changes with every commit although the program does not: module version id, time stamp, debug
/// directory (path, id and checksum of the symbols), Win32 resources (they repeat the version) and the informational version.
/// </summary>
internal static class AssemblyFingerprint
{
    private const int GuidSize = 16;
    private const int ChecksumOffset = 64;
    private const int DebugEntrySize = 28;
    private const string InformationalVersion = "AssemblyInformationalVersionAttribute";

    /// <summary>The hash; null where the file is not a .NET assembly.</summary>
    public static byte[]? Of(byte[] file)
    {
        if (file.Length < 2 || file[0] != 'M' || file[1] != 'Z') return null;
        try
        {
            using var reader = new PEReader(new MemoryStream(file, writable: false));
            if (!reader.HasMetadata) return null;
            var masked = (byte[])file.Clone();
            MaskHeaders(reader.PEHeaders, masked);
            MaskDebugDirectory(reader, masked);
            MaskMetadata(reader, masked);
            return SHA256.HashData(masked);
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }

    private static void MaskHeaders(PEHeaders headers, byte[] masked)
    {
        const int TimeStampInCoffHeader = 4;
        Clear(masked, headers.CoffHeaderStartOffset + TimeStampInCoffHeader, sizeof(int));
        Clear(masked, headers.PEHeaderStartOffset + ChecksumOffset, sizeof(int));
        if (headers.PEHeader is { } header && headers.TryGetDirectoryOffset(header.ResourceTableDirectory, out var resources))
            Clear(masked, resources, header.ResourceTableDirectory.Size);
    }

    private static void MaskDebugDirectory(PEReader reader, byte[] masked)
    {
        var headers = reader.PEHeaders;
        if (headers.PEHeader is not { } header || !headers.TryGetDirectoryOffset(header.DebugTableDirectory, out var directory)) return;
        foreach (var entry in reader.ReadDebugDirectory())
            Clear(masked, entry.DataPointer, entry.DataSize);
        Clear(masked, directory, header.DebugTableDirectory.Size / DebugEntrySize * DebugEntrySize);
    }

    private static void MaskMetadata(PEReader reader, byte[] masked)
    {
        var metadata = reader.GetMetadataReader();
        var start = reader.PEHeaders.MetadataStartOffset;
        // Indexes into the heap of GUIDs count GUIDs, from one.
        var mvid = MetadataTokens.GetHeapOffset(metadata.GetModuleDefinition().Mvid);
        Clear(masked, start + metadata.GetHeapMetadataOffset(HeapIndex.Guid) + ((mvid - 1) * GuidSize), GuidSize);
        if (!metadata.IsAssembly) return;
        foreach (var attribute in metadata.GetAssemblyDefinition().GetCustomAttributes().Select(metadata.GetCustomAttribute))
        {
            if (NameOf(metadata, attribute) != InformationalVersion) continue;
            var length = metadata.GetBlobReader(attribute.Value).Length;
            Clear(masked, start + metadata.GetHeapMetadataOffset(HeapIndex.Blob) + MetadataTokens.GetHeapOffset(attribute.Value), length);
        }
    }

    private static string? NameOf(MetadataReader metadata, CustomAttribute attribute) => attribute.Constructor.Kind switch
    {
        HandleKind.MemberReference when metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } parent =>
            metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)parent).Name),
        _ => null,
    };

    private static void Clear(byte[] bytes, int offset, int length)
    {
        if (offset >= 0 && offset < bytes.Length) bytes.AsSpan(offset, Math.Min(length, bytes.Length - offset)).Clear();
    }
}
