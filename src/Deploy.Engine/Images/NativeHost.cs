using System.Reflection.PortableExecutable;

namespace Deploy.Engine.Images;

/// <summary>The program that starts an assembly on Windows: the SDK copies the version of the build into its resources.</summary>
internal static class NativeHost
{
    private const string Extension = ".exe";
    private const int TimeStampInCoffHeader = 4;
    private const int ChecksumOffset = 64;

    /// <summary>A file without that.</summary>
    public static byte[] WithoutVersion(string name, byte[] file)
    {
        if (!name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) || file.Length < 2 || file[0] != 'M' || file[1] != 'Z') return file;
        try
        {
            using var reader = new PEReader(new MemoryStream(file, writable: false));
            var headers = reader.PEHeaders;
            var masked = (byte[])file.Clone();
            Clear(masked, headers.CoffHeaderStartOffset + TimeStampInCoffHeader, sizeof(int));
            Clear(masked, headers.PEHeaderStartOffset + ChecksumOffset, sizeof(int));
            if (headers.PEHeader is { } header && headers.TryGetDirectoryOffset(header.ResourceTableDirectory, out var resources))
                Clear(masked, resources, header.ResourceTableDirectory.Size);
            return masked;
        }
        catch (BadImageFormatException)
        {
            return file;
        }
    }

    private static void Clear(byte[] bytes, int offset, int length)
    {
        if (offset >= 0 && offset < bytes.Length) bytes.AsSpan(offset, Math.Min(length, bytes.Length - offset)).Clear();
    }
}
