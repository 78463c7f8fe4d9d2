namespace Deploy.Local.Logs.Lines;

/// <summary>
/// An entry of the index: some neighbouring lines of a file. Lines lie in the order in which they came, so a block tells between which times its
/// lines are; a read takes only the blocks that can hold what it wants.
/// </summary>
/// <param name="Offset">Where it begins in the file.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="FirstNumber">The number of its first line.</param>
/// <param name="Count">Its lines.</param>
/// <param name="MinTime">The earliest time of a line.</param>
/// <param name="MaxTime">The latest.</param>
/// <param name="TextBytes">The size of its messages.</param>
/// <param name="FirstIngested">When Local got the first of them.</param>
/// <param name="LastIngested">When it got the last.</param>
public readonly record struct LineBlock(
    long Offset, int Length, long FirstNumber, int Count, long MinTime, long MaxTime, long TextBytes, long FirstIngested, long LastIngested)
{
    /// <summary>A read that wants one line reads so much; a stream of 100 MB has 1,600 entries.</summary>
    private const int Size = 64 * 1024;

    public bool IsFull => Length >= Size;

    public LineKey Min => new(MinTime, FirstNumber);

    public LineKey Max => new(MaxTime, FirstNumber + Count - 1);

    internal static LineBlock At(long offset, long number) => new(offset, 0, number, 0, long.MaxValue, long.MinValue, 0, long.MaxValue, 0);

    internal LineBlock Add(in LineHead head) => this with
    {
        Length = Length + head.Length,
        Count = Count + 1,
        MinTime = Math.Min(MinTime, head.Time),
        MaxTime = Math.Max(MaxTime, head.Time),
        TextBytes = TextBytes + head.TextBytes,
        FirstIngested = Math.Min(FirstIngested, head.Ingested),
        LastIngested = Math.Max(LastIngested, head.Ingested),
    };

    /// <summary>Adds what is no line: it takes room and a number.</summary>
    internal LineBlock AddUnreadable(int length) => this with { Length = Length + length, Count = Count + 1 };
}
