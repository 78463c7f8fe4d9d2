namespace Deploy.Local.Logs.Lines;

/// <summary>
/// Lines in the order of their times, though their blocks are in the order in which they came: a block is read when the next line may be in it, so
/// where lines came in order each is read after the other, and a late line costs no more than its own block.
/// </summary>
public static class OrderedLines
{
    /// <summary>The lines behind a place, the earliest first; blocks are read as lines are asked for.</summary>
    public static IEnumerable<StoredLine> After(IEnumerable<PlacedBlock> blocks, LineKey place) =>
        Read(blocks, place, Comparer<LineKey>.Default, placed => placed.Block.Min, placed => placed.Block.Max);

    /// <summary>The lines before a place, the latest first.</summary>
    public static IEnumerable<StoredLine> Before(IEnumerable<PlacedBlock> blocks, LineKey place) =>
        Read(blocks, place, LineKey.Falling, placed => placed.Block.Max, placed => placed.Block.Min);

    private static IEnumerable<StoredLine> Read(
        IEnumerable<PlacedBlock> blocks, LineKey place, IComparer<LineKey> order, Func<PlacedBlock, LineKey> near, Func<PlacedBlock, LineKey> far)
    {
        var waiting = new Queue<PlacedBlock>(blocks.Where(block => order.Compare(far(block), place) > 0).OrderBy(near, order));
        var lines = new PriorityQueue<StoredLine, LineKey>(order);
        while (true)
        {
            while (waiting.TryPeek(out var next) && (!lines.TryPeek(out _, out var first) || order.Compare(near(next), first) <= 0))
                lines.EnqueueRange(waiting.Dequeue().Read().Where(line => order.Compare(line.Key, place) > 0).Select(line => (line, line.Key)));
            if (!lines.TryDequeue(out var line, out _))
                yield break;
            yield return line;
        }
    }
}
