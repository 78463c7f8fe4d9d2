using System.Globalization;
using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Logs;

/// <summary>GetLogEvents (one stream, back and forth) and FilterLogEvents (a group, by text).</summary>
internal sealed class EventReads(LogState state)
{
    private const int LargestPage = 10_000;

    public JsonObject Get(LocalCall call)
    {
        var input = call.Input;
        var stream = state.Require(call).Streams.GetValueOrDefault(input.RequiredText("logStreamName")) ?? throw LogErrors.StreamNotFound();
        var lines = stream.Events.Where(line => IsWithin(line, input)).ToList();
        var limit = input.Whole("limit") ?? LargestPage;
        var (first, end) = Window(input, lines.Count, limit);
        return new JsonObject
        {
            ["events"] = lines[first..end].Select(Describe).ToJsonArray(),
            ["nextForwardToken"] = Token('f', end),
            ["nextBackwardToken"] = Token('b', first),
        };
    }

    public JsonObject Filter(LocalCall call)
    {
        var (input, logGroup) = (call.Input, state.Require(call));
        var (names, prefix) = (input.Texts("logStreamNames"), input.Text("logStreamNamePrefix"));
        if (names.Count > 0 && prefix is not null)
            throw LogErrors.Invalid("logStreamNames and logStreamNamePrefix are mutually exclusive parameters.");
        if (names.Any(name => !logGroup.Streams.ContainsKey(name)))
            throw LogErrors.StreamNotFound();

        var pattern = FilterPattern.Parse(input.Text("filterPattern") ?? "");
        var found =
            from stream in logGroup.Streams.Values
            where names.Count == 0 || names.Contains(stream.Name)
            where prefix is null || stream.Name.StartsWith(prefix, StringComparison.Ordinal)
            from line in stream.Events
            where IsWithin(line, input) && pattern.Matches(line.Message)
            orderby line.Timestamp
            select Describe(line).With("logStreamName", stream.Name).With("eventId", line.Id);
        var (page, next) = Paging.Of(found.ToList(), input.Whole("limit"), input.Text("nextToken"), LargestPage, LogErrors.BadToken);
        return Paging.Reply("events", page, next).With("searchedLogStreams", new JsonArray());
    }

    /// <summary>The end of the stream by default; with a token the lines behind or before it.</summary>
    private static (int First, int End) Window(JsonObject input, int count, int limit)
    {
        if (input.Text("nextToken") is not { } token)
            return input.Flag("startFromHead") == true ? (0, Math.Min(limit, count)) : (Math.Max(count - limit, 0), count);
        if (token.Split('/') is not [("f" or "b") and var direction, var text] || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            throw LogErrors.BadToken();

        position = Math.Min(position, count);
        return direction == "f" ? (position, Math.Min(position + limit, count)) : (Math.Max(position - limit, 0), position);
    }

    private static string Token(char direction, int position) => string.Create(CultureInfo.InvariantCulture, $"{direction}/{position:D20}");

    private static bool IsWithin(LogEvent line, JsonObject input) =>
        line.Timestamp >= (input.Number("startTime") ?? 0) && line.Timestamp < (input.Number("endTime") ?? double.MaxValue);

    private static JsonObject Describe(LogEvent line) => new()
    {
        ["timestamp"] = line.Timestamp,
        ["message"] = line.Message,
        ["ingestionTime"] = line.Ingested,
    };
}
