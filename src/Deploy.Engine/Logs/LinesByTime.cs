using System.Runtime.CompilerServices;

namespace Deploy.Engine.Logs;

/// <summary>Merges lines of several sources by their times.</summary>
internal static class LinesByTime
{
    /// <summary>Each source is in order itself, and is read as far as its next line.</summary>
    public static async IAsyncEnumerable<ContainerLine> MergeAsync(IEnumerable<IAsyncEnumerable<ContainerLine>> sources, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var open = sources.Select(source => source.GetAsyncEnumerator(cancellationToken)).ToList();
        try
        {
            // Lines of one time keep the order of their sources.
            var next = new PriorityQueue<IAsyncEnumerator<ContainerLine>, (DateTimeOffset, int)>();
            foreach (var (lines, place) in open.Select((lines, place) => (lines, place)))
            {
                if (await lines.MoveNextAsync()) next.Enqueue(lines, (lines.Current.Time, place));
            }

            while (next.TryDequeue(out var lines, out var priority))
            {
                yield return lines.Current;
                if (await lines.MoveNextAsync()) next.Enqueue(lines, (lines.Current.Time, priority.Item2));
            }
        }
        finally
        {
            foreach (var lines in open) await lines.DisposeAsync();
        }
    }
}
