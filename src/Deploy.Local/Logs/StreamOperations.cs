using System.Globalization;
using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Logs;

/// <summary>Creates and lists streams, and takes lines for them.</summary>
internal sealed class StreamOperations(LogState state)
{
    private const int LargestPage = 50;

    private static readonly long Oldest = (long)TimeSpan.FromDays(14).TotalMilliseconds;
    private static readonly long Newest = (long)TimeSpan.FromHours(2).TotalMilliseconds;

    public JsonObject Create(LocalCall call)
    {
        var (group, name) = (state.Require(call), call.Input.RequiredText("logStreamName"));
        return group.Streams.TryAdd(name, new LogStream { Name = name, CreatedAt = state.Now }) ? [] : throw LogErrors.Exists("log stream");
    }

    public JsonObject Describe(LocalCall call)
    {
        var (group, prefix) = (state.Require(call), call.Input.Text("logStreamNamePrefix"));
        var byTime = call.Input.Text("orderBy") == "LastEventTime";
        if (byTime && prefix is not null)
            throw LogErrors.Invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");

        var streams = group.Streams.Values.Where(stream => prefix is null || stream.Name.StartsWith(prefix, StringComparison.Ordinal));
        streams = byTime ? streams.OrderBy(stream => stream.Events.LastOrDefault()?.Timestamp ?? 0) : streams.OrderBy(stream => stream.Name, StringComparer.Ordinal);
        if (call.Input.Flag("descending") == true)
            streams = streams.Reverse();
        var (page, next) = Paging.Of(streams.ToList(), call.Input.Whole("limit"), call.Input.Text("nextToken"), LargestPage, LogErrors.BadToken);
        return Paging.Reply("logStreams", page.Select(stream => Describe(call.Region, group, stream)), next);
    }

    public JsonObject Put(LocalCall call)
    {
        var stream = state.Require(call).Streams.GetValueOrDefault(call.Input.RequiredText("logStreamName")) ?? throw LogErrors.StreamNotFound();
        var lines = call.Input.Objects("logEvents").Select(line => (Time: (long)line.Number("timestamp")!, Message: line.RequiredText("message"))).ToList();
        if (lines.Zip(lines.Skip(1)).Any(pair => pair.First.Time > pair.Second.Time))
            throw LogErrors.Invalid("Log events in a single PutLogEvents request must be in chronological order.");

        var now = state.Now;
        var tooOld = lines.TakeWhile(line => line.Time < now - Oldest).Count();
        var tooNew = lines.FindIndex(line => line.Time > now + Newest);
        var accepted = lines[tooOld..(tooNew < 0 ? lines.Count : Math.Max(tooNew, tooOld))];
        var number = stream.Append(accepted, now);

        var rejected = new JsonObject().With("tooOldLogEventEndIndex", tooOld > 0 ? tooOld : null).With("tooNewLogEventStartIndex", tooNew >= 0 ? tooNew : null);
        return new JsonObject { ["nextSequenceToken"] = (number + 1).ToString("D20", CultureInfo.InvariantCulture) }
            .With("rejectedLogEventsInfo", rejected.Count > 0 ? rejected : null);
    }

    private static JsonObject Describe(string region, LogGroup group, LogStream stream) => new JsonObject
    {
        ["logStreamName"] = stream.Name,
        ["creationTime"] = stream.CreatedAt,
        ["arn"] = $"{LogState.Arn(region, group.Name)}:log-stream:{stream.Name}",
        ["storedBytes"] = 0,
    }
        .With("firstEventTimestamp", stream.Events.FirstOrDefault()?.Timestamp)
        .With("lastEventTimestamp", stream.Events.LastOrDefault()?.Timestamp)
        .With("lastIngestionTime", stream.LastIngestion);
}
