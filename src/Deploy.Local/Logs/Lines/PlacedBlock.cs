namespace Deploy.Local.Logs.Lines;

/// <summary>A block and the file that it lies in.</summary>
public readonly record struct PlacedBlock(string File, LineBlock Block)
{
    /// <summary>Its lines in the order in which they came. None where the file was dropped meanwhile.</summary>
    public IReadOnlyList<StoredLine> Read()
    {
        byte[] bytes;
        try
        {
            using var handle = System.IO.File.OpenHandle(File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            bytes = new byte[Block.Length];
            var length = RandomAccess.Read(handle, bytes, Block.Offset);
            return Parse(bytes.AsSpan(0, length));
        }
        catch (IOException problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
    }

    private List<StoredLine> Parse(ReadOnlySpan<byte> bytes)
    {
        var lines = new List<StoredLine>(Block.Count);
        for (var number = Block.FirstNumber; bytes.IndexOf(LineFormat.LineEnd) is var end and >= 0; number++)
        {
            if (LineFormat.Read(bytes[..end], number) is { } line)
                lines.Add(line);
            bytes = bytes[(end + 1)..];
        }

        return lines;
    }
}
