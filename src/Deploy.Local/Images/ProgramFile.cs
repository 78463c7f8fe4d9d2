using System.Buffers.Binary;
using System.Text;

namespace Deploy.Local.Images;

/// <summary>What a file is for the kernel that shall start it.</summary>
internal sealed record ProgramFile
{
    private const int HeaderLength = 64;
    private const int InterpreterSegment = 3;

    /// <summary>The operating system that it is for, in Go's words; null for a script, and when it is no program.</summary>
    public string? Os { get; private init; }

    /// <summary>The CPU that it is for; null when that is not told.</summary>
    public string? Architecture { get; private init; }

    /// <summary>The program of the machine that runs or loads it, such as <c>/bin/sh</c> or <c>/lib64/ld-linux-x86-64.so.2</c>.</summary>
    public string? Interpreter { get; private init; }

    /// <summary>Whether a file is there and may be started. Windows keeps no such right.</summary>
    public static bool IsExecutable(string file) =>
        File.Exists(file)
        && (OperatingSystem.IsWindows()
            || (File.GetUnixFileMode(file) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);

    /// <summary>Reads the beginning of a file.</summary>
    public static ProgramFile Read(string path)
    {
        var buffer = new byte[8192];
        using var file = File.OpenRead(path);
        ReadOnlySpan<byte> start = buffer.AsSpan(0, file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
        return start switch
        {
            [0x7f, (byte)'E', (byte)'L', (byte)'F', ..] => Elf(start),
            [(byte)'#', (byte)'!', ..] => Script(start[2..]),
            [(byte)'M', (byte)'Z', ..] => new ProgramFile { Os = "windows" },
            [0xcf, 0xfa, 0xed, 0xfe, ..] or [0xca, 0xfe, 0xba, 0xbe, ..] => new ProgramFile { Os = "darwin" },
            _ => new ProgramFile(),
        };
    }

    private static ProgramFile Script(ReadOnlySpan<byte> line)
    {
        var end = line.IndexOf((byte)'\n');
        var words = Encoding.UTF8.GetString(end < 0 ? line : line[..end]).Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
        return new ProgramFile { Interpreter = words.FirstOrDefault() };
    }

    private static ProgramFile Elf(ReadOnlySpan<byte> file)
    {
        // 64 bits, little-endian: what is left is not one of .NET's platforms of today.
        if (file.Length < HeaderLength || file[4] != 2 || file[5] != 1)
            return new ProgramFile { Os = "linux", Architecture = "another CPU" };
        var machine = BinaryPrimitives.ReadUInt16LittleEndian(file[18..]);
        return new ProgramFile
        {
            Os = "linux",
            Architecture = machine switch { 62 => "amd64", 183 => "arm64", _ => "another CPU" },
            Interpreter = ElfInterpreter(file),
        };
    }

    private static string? ElfInterpreter(ReadOnlySpan<byte> file)
    {
        var table = BinaryPrimitives.ReadUInt64LittleEndian(file[32..]);
        var size = BinaryPrimitives.ReadUInt16LittleEndian(file[54..]);
        var count = BinaryPrimitives.ReadUInt16LittleEndian(file[56..]);
        for (var index = 0; index < count; index++)
        {
            if (!TrySlice(file, table + ((ulong)index * size), 56, out var segment))
                return null;
            if (BinaryPrimitives.ReadUInt32LittleEndian(segment) != InterpreterSegment)
                continue;
            return TrySlice(file, BinaryPrimitives.ReadUInt64LittleEndian(segment[8..]), BinaryPrimitives.ReadUInt64LittleEndian(segment[32..]), out var text)
                ? Encoding.UTF8.GetString(text).TrimEnd('\0')
                : null;
        }

        return null;
    }

    private static bool TrySlice(ReadOnlySpan<byte> file, ulong start, ulong length, out ReadOnlySpan<byte> slice)
    {
        var isInside = start <= (ulong)file.Length && length <= (ulong)file.Length - start;
        slice = isInside ? file.Slice((int)start, (int)length) : default;
        return isInside;
    }
}
