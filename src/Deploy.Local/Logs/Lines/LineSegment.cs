namespace Deploy.Local.Logs.Lines;

/// <summary>One file of a stream, <c>{number of its first line}.jsonl</c>, and its index. Its stream's lock is held round each call.</summary>
internal sealed class LineSegment
{
    public const string Pattern = "*.jsonl";

    private List<LineBlock>? _blocks;

    private LineSegment(string file, long firstNumber, List<LineBlock>? blocks)
    {
        File = file;
        FirstNumber = firstNumber;
        _blocks = blocks;
    }

    public string File { get; }

    public long FirstNumber { get; }

    /// <summary>In bytes. Before the file of an earlier run is read, a torn last line counts too.</summary>
    public long Length { get; private set; }

    /// <summary>Where the next line goes.</summary>
    public long End => Blocks.Count == 0 ? 0 : Length;

    /// <summary>The index. A file of an earlier run is read for it once.</summary>
    public IReadOnlyList<LineBlock> Blocks => _blocks ??= Scan();

    public long NextNumber => Blocks is [.., var last] ? last.FirstNumber + last.Count : FirstNumber;

    public static LineSegment New(string folder, long firstNumber) => new(Path.Combine(folder, $"{firstNumber:D20}.jsonl"), firstNumber, []);

    /// <summary>A file of an earlier run; null where it is none of ours.</summary>
    public static LineSegment? Existing(FileInfo file) => long.TryParse(Path.GetFileNameWithoutExtension(file.Name), out var first)
        ? new LineSegment(file.FullName, first, blocks: null) { Length = file.Length }
        : null;

    /// <summary>Takes lines into the index that lie behind the others in the file.</summary>
    public void Add(List<LineHead> heads)
    {
        var blocks = _blocks ??= Scan();
        foreach (var head in heads)
        {
            var block = Open(blocks, Length, NextNumber);
            blocks[^1] = block.Add(head);
            Length += head.Length;
        }
    }

    /// <summary>The block that takes the next line, which is the last one.</summary>
    private static LineBlock Open(List<LineBlock> blocks, long end, long number)
    {
        if (blocks is not [.., { IsFull: false } last])
            blocks.Add(last = LineBlock.At(end, number));
        return last;
    }

    /// <summary>Reads the whole file, and forgets the last line where its writer died in the middle of it.</summary>
    private List<LineBlock> Scan()
    {
        var blocks = new List<LineBlock>();
        ReadOnlySpan<byte> bytes = System.IO.File.Exists(File) ? System.IO.File.ReadAllBytes(File) : [];
        var (offset, number) = (0L, FirstNumber);
        for (; bytes[(int)offset..].IndexOf(LineFormat.LineEnd) is var end and >= 0; offset += end + 1, number++)
        {
            var block = Open(blocks, offset, number);
            blocks[^1] = LineFormat.TryReadHead(bytes.Slice((int)offset, end), out var head) ? block.Add(head) : block.AddUnreadable(end + 1);
        }

        Length = offset;
        return blocks;
    }
}
