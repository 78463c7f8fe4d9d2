using System.Buffers.Binary;
using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;

namespace Deploy.Local.Containers;

/// <summary>
/// The program of the container that holds a task's network for as long as the task lasts, as ECS and Kubernetes have one: it waits for ever.
/// Written here, instruction by instruction, because it has to run where no image can be loaded from elsewhere, and needs no library.
/// </summary>
/// <remarks>See <see href="https://man7.org/linux/man-pages/man5/elf.5.html"/>. That for arm64 was tried in an emulator only.</remarks>
public static class PauseProgram
{
    /// <summary>Its path in the image.</summary>
    public const string Path = "/pause";

    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private const int HeaderSize = 64;
    private const int SegmentSize = 56;
    private const ulong LoadAddress = 0x400000;

    /// <summary>pause(), again and again.</summary>
    private static readonly byte[] Amd64 =
    [
        0xb8, 34, 0, 0, 0, // mov eax, 34 (pause)
        0x0f, 0x05,        // syscall
        0xeb, 0xf7,        // jmp to the first
    ];

    /// <summary>ppoll() of nothing without an end, again and again: arm64 has no pause().</summary>
    private static readonly uint[] Arm64 =
    [
        0xd2800000, 0xd2800001, 0xd2800002, 0xd2800003, 0xd2800004, // x0 to x4 = 0
        0xd2800928,                                                 // x8 = 73 (ppoll)
        0xd4000001,                                                 // svc #0
        0x17fffff9,                                                 // b to the first
    ];

    /// <summary>An image that holds the program, as <c>docker save</c> would write it.</summary>
    /// <param name="architecture"><c>amd64</c> or <c>arm64</c>.</param>
    /// <param name="name">Repository and tag that it is to have.</param>
    public static MemoryStream Image(string architecture, string name)
    {
        var layer = Archive((Path[1..], Of(architecture)));
        var configuration = JsonSerializer.SerializeToUtf8Bytes(new
        {
            architecture,
            os = "linux",
            config = new { Entrypoint = new[] { Path } },
            rootfs = new { type = "layers", diff_ids = new[] { $"sha256:{Convert.ToHexStringLower(SHA256.HashData(layer))}" } },
        });
        var manifest = JsonSerializer.SerializeToUtf8Bytes(new[] { new { Config = "config.json", RepoTags = new[] { name }, Layers = new[] { "layer.tar" } } });
        return new MemoryStream(Archive(("layer.tar", layer), ("config.json", configuration), ("manifest.json", manifest)));
    }

    private static byte[] Archive(params ReadOnlySpan<(string Name, byte[] Content)> files)
    {
        using var archive = new MemoryStream();
        using (var tar = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true))
            foreach (var (name, content) in files)
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name)
                {
                    Mode = Executable,
                    ModificationTime = DateTimeOffset.UnixEpoch,
                    DataStream = new MemoryStream(content),
                });
        return archive.ToArray();
    }

    /// <summary>An executable file of one segment.</summary>
    public static byte[] Of(string architecture)
    {
        var isArm = architecture == "arm64";
        var code = isArm ? Arm64.SelectMany(BitConverter.GetBytes).ToArray() : Amd64;
        var file = new byte[HeaderSize + SegmentSize + code.Length];
        var span = file.AsSpan();
        ReadOnlySpan<byte> start = [0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1]; // 64 bits, little-endian
        start.CopyTo(span);
        BinaryPrimitives.WriteUInt16LittleEndian(span[16..], 2); // executable
        BinaryPrimitives.WriteUInt16LittleEndian(span[18..], isArm ? (ushort)183 : (ushort)62);
        BinaryPrimitives.WriteUInt32LittleEndian(span[20..], 1);
        BinaryPrimitives.WriteUInt64LittleEndian(span[24..], LoadAddress + HeaderSize + SegmentSize); // entry
        BinaryPrimitives.WriteUInt64LittleEndian(span[32..], HeaderSize); // segments
        BinaryPrimitives.WriteUInt16LittleEndian(span[52..], HeaderSize);
        BinaryPrimitives.WriteUInt16LittleEndian(span[54..], SegmentSize);
        BinaryPrimitives.WriteUInt16LittleEndian(span[56..], 1);
        var segment = span[HeaderSize..];
        BinaryPrimitives.WriteUInt32LittleEndian(segment, 1); // to be loaded
        BinaryPrimitives.WriteUInt32LittleEndian(segment[4..], 5); // read, execute
        BinaryPrimitives.WriteUInt64LittleEndian(segment[16..], LoadAddress);
        BinaryPrimitives.WriteUInt64LittleEndian(segment[24..], LoadAddress);
        BinaryPrimitives.WriteUInt64LittleEndian(segment[32..], (ulong)file.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(segment[40..], (ulong)file.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(segment[48..], 0x1000);
        code.CopyTo(span[(HeaderSize + SegmentSize)..]);
        return file;
    }
}
