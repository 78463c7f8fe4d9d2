using System.Text.Json.Nodes;
using Deploy.Local.Logs.Lines;
using Deploy.Local.Services;

namespace Deploy.Local.Logs;

/// <summary>GetLogEvents: one stream, back and forth.</summary>
internal sealed class EventReads(LogState state)
{
    public JsonObject Get(LocalCall call)
    {
        var (input, group) = (call.Input, state.Require(call));
        var stream = state.Lines(call.Region, group)?.Find(input.RequiredText("logStreamName")) ?? throw LogErrors.StreamNotFound();
        var window = TimeWindow.Of(input, state.Oldest(group));
        // The end of the stream by default; with a token the lines behind or before it.
        var from = input.Text("nextToken") is { } token ? EventToken.Parse(token) : input.Flag("startFromHead") == true ? EventToken.Head : EventToken.Tail;
        var page = EventPage.Fill(Lines(stream.Blocks(), from, window), EventPage.Limit(input));
        if (!from.Forward)
            page.Reverse();
        return new JsonObject
        {
            ["events"] = page.Select(EventPage.Describe).ToJsonArray(),
            ["nextForwardToken"] = Behind(page, from, window).ToString(),
            ["nextBackwardToken"] = Before(page, from, window).ToString(),
        };
    }

    private static IEnumerable<StoredLine> Lines(IReadOnlyList<PlacedBlock> blocks, EventToken from, TimeWindow window) => from.Forward
        ? OrderedLines.After(blocks, LineKey.Larger(from.Key, window.First)).TakeWhile(line => line.Key.Time < window.End)
        : OrderedLines.Before(blocks, LineKey.Smaller(from.Key, window.Last)).TakeWhile(line => line.Key.Time >= window.Start);

    /// <summary>After an empty page the token stays the same: so a client sees that it is at the end, and asks with it for what comes.</summary>
    private static EventToken Behind(List<StoredLine> page, EventToken from, TimeWindow window) => new(true, page switch
    {
        [.., var last] => last.Key,
        [] when from.Forward => from.Key,
        [] when from == EventToken.Tail => window.First,
        [] => from.Key with { Number = Math.Max(from.Key.Number, 1) - 1 },
    });

    private static EventToken Before(List<StoredLine> page, EventToken from, TimeWindow window) => new(false, page switch
    {
        [var first, ..] => first.Key,
        [] when from == EventToken.Tail => window.First,
        [] when !from.Forward => from.Key,
        [] => from.Key with { Number = Math.Min(from.Key.Number, long.MaxValue - 1) + 1 },
    });
}
