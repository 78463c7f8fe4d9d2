using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;

namespace Deploy.Engine.Images.Assemblies;

/// <summary>
/// A hash of what an assembly is: its types, members, instructions, constants, attributes and resources, by name. Where its bytes lie, in what order
/// its tables are, and what the compiler makes of the folders of the source, is no part of it.
/// </summary>
internal static class AssemblyFingerprint
{
    /// <summary>The hash; null where the file is not a .NET assembly, or one whose form is not known.</summary>
    /// <param name="file">The file's content.</param>
    /// <param name="folder">Where its symbols lie, if they do.</param>
    public static byte[]? Of(byte[] file, string? folder = null) =>
        TextOf(file, folder) is { } text ? SHA256.HashData(Encoding.UTF8.GetBytes(text)) : null;

    /// <summary>What is hashed.</summary>
    public static string? TextOf(byte[] file, string? folder = null)
    {
        if (file.Length < 2 || file[0] != 'M' || file[1] != 'Z') return null;
        try
        {
            using var image = new PEReader(new MemoryStream(file, writable: false));
            return image.HasMetadata ? new ModuleText(image, SourcePaths.Of(image, folder)).Write() : null;
        }
        catch (Exception e) when (e is BadImageFormatException or InvalidOperationException or ArgumentException or OverflowException or NotSupportedException)
        {
            // What no compiler of ours writes: its bytes are its content.
            return null;
        }
    }
}
