using Deploy.Local.Logs.Lines;
using Deploy.Local.Services;
using Deploy.Local.Services.Facts;

namespace Deploy.Local.Logs;

/// <summary>Shows groups, streams and their last lines.</summary>
internal sealed class LogReader(LocalContext context, LogState state) : ILogReader
{
    /// <summary>A group may have a stream for each task that ever ran; what is new is in the last ones.</summary>
    private const int MostStreams = 50;

    /// <summary>What a search looks through at most, in all streams together.</summary>
    private const int MostLines = 100_000;

    /// <inheritdoc/>
    public IReadOnlyList<string> Regions => context.Store.Regions("logs");

    /// <inheritdoc/>
    public IReadOnlyList<LogGroupFacts> Groups(string region) =>
        [.. state.Of(region).Values.Select(group => new LogGroupFacts(group.Name, Owner.Of(group.Tags), group.RetentionInDays, state.Lines(region, group)?.Count ?? 0))];

    /// <inheritdoc/>
    public IReadOnlyList<LogStreamFacts>? Streams(string region, string group) => Find(region, group) is { } found
        ? [.. Newest(region, found).Select(stream => new LogStreamFacts(stream.Stream.Name, stream.Last is { } last ? Moment(last) : null))]
        : null;

    /// <inheritdoc/>
    public IReadOnlyList<LogLineFacts> Tail(string region, string group, string? stream, string text, int most)
    {
        if (Find(region, group) is not { } found)
            return [];
        var oldest = LineKey.Before(state.Oldest(found));
        var streams = (stream is null
            ? Newest(region, found).Select(newest => newest.Stream).Take(MostStreams)
            : state.Streams(region, found).Where(known => known.Name == stream)).ToList();
        var each = MostLines / Math.Max(1, streams.Count);
        var lines =
            from source in streams
            from line in OrderedLines.Before(source.Blocks(), LineKey.End).TakeWhile(line => line.Key.CompareTo(oldest) > 0).Take(each)
                .Where(line => line.Message.Contains(text, StringComparison.OrdinalIgnoreCase)).Take(most)
            orderby line.Key.Time, source.Name, line.Key.Number
            select new LogLineFacts(source.Name, line.Key.Number, Moment(line.Key.Time), line.Message);
        return [.. lines.TakeLast(most)];
    }

    private LogGroup? Find(string region, string group) => Regions.Contains(region) ? state.Of(region).GetValueOrDefault(group) : null;

    private IEnumerable<(LineStream Stream, long? Last)> Newest(string region, LogGroup group)
    {
        var oldest = state.Oldest(group);
        return state.Streams(region, group).Select(stream => (Stream: stream, StreamFacts.Of(stream.Blocks(), oldest).Last))
            .OrderByDescending(stream => stream.Last ?? 0).ThenBy(stream => stream.Stream.Name, StringComparer.Ordinal);
    }

    private static DateTimeOffset Moment(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
