using System.Globalization;
using System.Text.Json.Nodes;
using Deploy.Local.Logs.Lines;
using Deploy.Local.Services;

namespace Deploy.Local.Logs;

/// <summary>Creates, lists and deletes streams, and takes lines for them.</summary>
internal sealed class StreamOperations(LogState state)
{
    private const int LargestPage = 50;

    private static readonly long Oldest = (long)TimeSpan.FromDays(14).TotalMilliseconds;
    private static readonly long Newest = (long)TimeSpan.FromHours(2).TotalMilliseconds;

    public JsonObject Create(LocalCall call)
    {
        var (lines, name) = (state.Lines(call.Region, state.Require(call)), call.Input.RequiredText("logStreamName"));
        if (lines?.Find(name) is not null)
            throw LogErrors.Exists("log stream");
        if (state.TakesLines)
            state.OnDisk(() => lines?.TryAdd(name, state.Now));
        return [];
    }

    public JsonObject Delete(LocalCall call)
    {
        var (lines, name) = (state.Lines(call.Region, state.Require(call)), call.Input.RequiredText("logStreamName"));
        if (lines?.Find(name) is null)
            throw LogErrors.StreamNotFound();
        if (state.TakesLines)
            state.OnDisk(() => lines.Delete(name));
        return [];
    }

    public JsonObject Describe(LocalCall call)
    {
        var (group, prefix) = (state.Require(call), call.Input.Text("logStreamNamePrefix"));
        var byTime = call.Input.Text("orderBy") == "LastEventTime";
        if (byTime && prefix is not null)
            throw LogErrors.Invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");

        var oldest = state.Oldest(group);
        var streams = state.Streams(call.Region, group).Where(stream => prefix is null || stream.Name.StartsWith(prefix, StringComparison.Ordinal));
        if (byTime)
            streams = streams.OrderBy(stream => StreamFacts.Of(stream.Blocks(), oldest).Last ?? 0);
        if (call.Input.Flag("descending") == true)
            streams = streams.Reverse();
        var (page, next) = Paging.Of(streams.ToList(), call.Input.Whole("limit"), call.Input.Text("nextToken"), LargestPage, LogErrors.BadToken);
        return Paging.Reply("logStreams", page.Select(stream => Describe(call.Region, group, stream, oldest)), next);
    }

    public JsonObject Put(LocalCall call)
    {
        var stream = state.Lines(call.Region, state.Require(call))?.Find(call.Input.RequiredText("logStreamName")) ?? throw LogErrors.StreamNotFound();
        var lines = call.Input.Objects("logEvents").Select(line => new NewLine((long)line.Number("timestamp")!, line.RequiredText("message"))).ToList();
        if (lines.Zip(lines.Skip(1)).Any(pair => pair.First.Time > pair.Second.Time))
            throw LogErrors.Invalid("Log events in a single PutLogEvents request must be in chronological order.");

        var now = state.Now;
        var tooOld = lines.TakeWhile(line => line.Time < now - Oldest).Count();
        var tooNew = lines.FindIndex(line => line.Time > now + Newest);
        state.Append(stream, lines[tooOld..(tooNew < 0 ? lines.Count : Math.Max(tooNew, tooOld))]);

        var rejected = new JsonObject().With("tooOldLogEventEndIndex", tooOld > 0 ? tooOld : null).With("tooNewLogEventStartIndex", tooNew >= 0 ? tooNew : null);
        return new JsonObject { ["nextSequenceToken"] = stream.Next.ToString("D20", CultureInfo.InvariantCulture) }
            .With("rejectedLogEventsInfo", rejected.Count > 0 ? rejected : null);
    }

    private static JsonObject Describe(string region, LogGroup group, LineStream stream, long oldest)
    {
        var facts = StreamFacts.Of(stream.Blocks(), oldest);
        return new JsonObject
        {
            ["logStreamName"] = stream.Name,
            ["creationTime"] = stream.CreatedAt,
            ["arn"] = $"{LogState.Arn(region, group.Name)}:log-stream:{stream.Name}",
            ["storedBytes"] = 0,
        }
            .With("firstEventTimestamp", facts.First)
            .With("lastEventTimestamp", facts.Last)
            .With("lastIngestionTime", facts.LastIngested);
    }
}
