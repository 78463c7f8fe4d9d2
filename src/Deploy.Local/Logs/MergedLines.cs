using Deploy.Local.Logs.Lines;

namespace Deploy.Local.Logs;

/// <summary>The lines of several streams by time. A stream is opened when its first line may be next, so that few are open at once.</summary>
internal static class MergedLines
{
    /// <param name="streams">The streams.</param>
    /// <param name="from">Only lines behind this place in the stream.</param>
    public static IEnumerable<(string Stream, StoredLine Line)> Of(IEnumerable<LineStream> streams, Func<string, LineKey> from)
    {
        var queue = new PriorityQueue<Source, SearchPlace>();
        try
        {
            foreach (var stream in streams)
            {
                var after = from(stream.Name);
                var blocks = stream.Blocks().Where(placed => placed.Block.Max.CompareTo(after) > 0).ToList();
                if (blocks.Count > 0)
                    queue.Enqueue(new Source(stream.Name, OrderedLines.After(blocks, after).GetEnumerator()), new SearchPlace(blocks.Min(placed => placed.Block.MinTime), stream.Name, 0));
            }

            while (queue.TryDequeue(out var source, out _))
            {
                if (source.Current is { } line)
                    yield return (source.Stream, line);
                source.Current = source.Lines.MoveNext() ? source.Lines.Current : null;
                if (source.Current is { } next)
                    queue.Enqueue(source, new SearchPlace(next.Key.Time, source.Stream, next.Key.Number));
                else
                    source.Lines.Dispose();
            }
        }
        finally
        {
            foreach (var (source, _) in queue.UnorderedItems)
                source.Lines.Dispose();
        }
    }

    private sealed record Source(string Stream, IEnumerator<StoredLine> Lines)
    {
        /// <summary>Null: it is not opened yet.</summary>
        public StoredLine? Current { get; set; }
    }
}
