using Deploy.Local.Logs.Lines;

namespace Deploy.Local.Logs;

/// <summary>What is told of a stream besides its lines; times in milliseconds since 1970, null where it has no line.</summary>
/// <param name="First">The time of its first line.</param>
/// <param name="Last">The time of its last.</param>
/// <param name="LastIngested">When Local got the newest.</param>
internal sealed record StreamFacts(long? First, long? Last, long? LastIngested)
{
    /// <param name="blocks">The stream's.</param>
    /// <param name="oldest">Lines before it count no more.</param>
    public static StreamFacts Of(IReadOnlyList<PlacedBlock> blocks, long oldest)
    {
        var left = blocks.Where(placed => placed.Block.MaxTime >= oldest).ToList();
        if (left.Count == 0)
            return new StreamFacts(null, null, null);
        var first = left.Min(placed => placed.Block.MinTime);
        return new StreamFacts(
            first >= oldest ? first : OrderedLines.After(left, LineKey.Before(oldest)).FirstOrDefault()?.Key.Time,
            left.Max(placed => placed.Block.MaxTime),
            left.Max(placed => placed.Block.LastIngested));
    }

    /// <summary>The size in UTF-8 of the messages that Local had at a time.</summary>
    public static long TextBytes(IReadOnlyList<PlacedBlock> blocks, long at) => blocks.Sum(placed =>
        placed.Block.LastIngested <= at ? placed.Block.TextBytes
        : placed.Block.FirstIngested > at ? 0
        : placed.Read().Where(line => line.Ingested <= at).Sum(line => (long)System.Text.Encoding.UTF8.GetByteCount(line.Message)));
}
