using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Deploy.Local.Logs.Lines;
using Deploy.Local.Services;

namespace Deploy.Local.Logs;

/// <summary>FilterLogEvents: the streams of a group, by text.</summary>
internal sealed class EventSearch(LogState state)
{
    /// <summary>What a request looks through at most: a tenth of a second. As in AWS, a page may hold less than it could, or nothing, and have a token.</summary>
    private const int MostLines = 100_000;

    private const ulong IdRange = 1_000_000_000_000_000_000;

    public JsonObject Filter(LocalCall call)
    {
        var (input, group) = (call.Input, state.Require(call));
        var streams = Streams(input, state.Streams(call.Region, group));
        var window = TimeWindow.Of(input, state.Oldest(group));
        var pattern = FilterPattern.Parse(input.Text("filterPattern") ?? "");
        var after = SearchPlace.Parse(input.Text("nextToken"));
        var lines = MergedLines.Of(streams, stream => after is { } place ? LineKey.Larger(place.In(stream), window.First) : window.First)
            .TakeWhile(found => found.Line.Key.Time < window.End);

        var (events, next) = Page(lines, pattern, EventPage.Limit(input));
        return Paging.Reply("events", events, next?.ToString()).With("searchedLogStreams", new JsonArray());
    }

    private static List<LineStream> Streams(JsonObject input, IReadOnlyList<LineStream> all)
    {
        var (names, prefix) = (input.Texts("logStreamNames"), input.Text("logStreamNamePrefix"));
        if (names.Count > 0 && prefix is not null)
            throw LogErrors.Invalid("logStreamNames and logStreamNamePrefix are mutually exclusive parameters.");
        var wanted = names.ToHashSet(StringComparer.Ordinal);
        var streams = all
            .Where(stream => wanted.Count == 0 || wanted.Contains(stream.Name))
            .Where(stream => prefix is null || stream.Name.StartsWith(prefix, StringComparison.Ordinal))
            .ToList();
        return streams.Count < wanted.Count ? throw LogErrors.StreamNotFound() : streams;
    }

    private static (List<JsonObject> Events, SearchPlace? Next) Page(IEnumerable<(string Stream, StoredLine Line)> lines, FilterPattern pattern, int limit)
    {
        var (events, bytes, seen) = (new List<JsonObject>(), 0, 0);
        SearchPlace? last = null;
        foreach (var (stream, line) in lines)
        {
            var matches = pattern.Matches(line.Message);
            if (matches)
                bytes += Encoding.UTF8.GetByteCount(line.Message);
            if (++seen > MostLines || events.Count == limit || (bytes > EventPage.MostBytes && events.Count > 0))
                return (events, last);
            if (matches)
                events.Add(EventPage.Describe(line).With("logStreamName", stream).With("eventId", Id(stream, line.Key)));
            last = new SearchPlace(line.Key.Time, stream, line.Key.Number);
        }

        return (events, null);
    }

    /// <summary>56 digits as AWS's, unlike those of all other lines of the group.</summary>
    private static string Id(string stream, LineKey key)
    {
        var hash = BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(stream)));
        return string.Create(CultureInfo.InvariantCulture, $"{key.Time:D18}{hash % IdRange:D18}{key.Number:D20}");
    }
}
