using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Deploy.Engine.Images.Assemblies;

/// <summary>
/// Code that was compiled ahead of time beside the instructions. It follows from them and from the compiler, so that only the compiler is named; the code
/// itself holds ids of modules, which differ between two builds of the same program.
/// </summary>
internal static class ReadyToRun
{
    private const uint Signature = 0x00525452;
    private const int CompilerIdentifier = 100;

    /// <summary>The compiler and its flags; empty where there is no such code.</summary>
    public static string Describe(PEReader image)
    {
        if (image.PEHeaders.CorHeader is not { ManagedNativeHeaderDirectory: { Size: > 0 } directory }) return "";
        var header = image.GetSectionData(directory.RelativeVirtualAddress).GetReader();
        if (header.ReadUInt32() != Signature) throw new BadImageFormatException("The native code is of an unknown form.");
        var text = new StringBuilder($"compiled {header.ReadUInt16()}.{header.ReadUInt16()} {header.ReadUInt32():x}");
        var sections = header.ReadUInt32();
        for (var i = 0; i < sections; i++)
        {
            var (type, address, size) = (header.ReadInt32(), header.ReadInt32(), header.ReadInt32());
            if (type == CompilerIdentifier) text.Append(' ').Append(Quoted.Text(image.GetSectionData(address).GetReader().ReadUTF8(size)));
        }

        return text.ToString();
    }
}
