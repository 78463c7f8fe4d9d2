using System.Text.Json.Nodes;
using Deploy.Local.Tests.Calls;
using Microsoft.Extensions.Time.Testing;

namespace Deploy.Local.Tests.Logs;

public sealed class LogEventTests
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly long Now = Start.ToUnixTimeMilliseconds();

    [Fact]
    public async Task The_last_lines_come_first_and_the_token_leads_back()
    {
        await using var local = await StartAsync();
        await PutAsync(local, "web/1", "one", "two", "three", "four", "five");

        var last = await GetAsync(local, new { logGroupName = "/ecs/app", logStreamName = "web/1", limit = 2 });
        var before = await GetAsync(local, new { logGroupName = "/ecs/app", logStreamName = "web/1", limit = 2, nextToken = (string)last["nextBackwardToken"]! });
        var end = await GetAsync(local, new { logGroupName = "/ecs/app", logStreamName = "web/1", nextToken = (string)last["nextForwardToken"]! });
        var head = await GetAsync(local, new { logGroupName = "/ecs/app", logStreamName = "web/1", limit = 1, startFromHead = true });

        Assert.Equal(["four", "five"], Messages(last));
        Assert.Equal(["two", "three"], Messages(before));
        Assert.Empty(Messages(end));
        // The end is reached when the token does not change.
        Assert.Equal((string)last["nextForwardToken"]!, (string)end["nextForwardToken"]!);
        Assert.Equal(["one"], Messages(head));
    }

    [Fact]
    public async Task Lines_are_read_by_time()
    {
        await using var local = await StartAsync();
        await PutAsync(local, "web/1", "one", "two", "three");

        var found = await GetAsync(local, new { logGroupName = "/ecs/app", logStreamName = "web/1", startTime = Now + 1, endTime = Now + 2 });

        Assert.Equal(["two"], Messages(found));
    }

    [Theory]
    [InlineData("", "boot ok,GET /health,ERROR disk full,GET /orders")]
    [InlineData("GET", "GET /health,GET /orders")]
    [InlineData("GET -health", "GET /orders")]
    [InlineData("?ERROR ?boot", "boot ok,ERROR disk full")]
    [InlineData("\"disk full\"", "ERROR disk full")]
    [InlineData("error", "")]
    public async Task A_group_is_searched_by_text(string pattern, string expected)
    {
        await using var local = await StartAsync();
        await PutAsync(local, "web/1", "boot ok", "GET /health", "ERROR disk full", "GET /orders");

        var found = await local.CallAsync("logs", "FilterLogEvents", new { logGroupName = "/ecs/app", filterPattern = pattern });

        Assert.Equal(expected, string.Join(',', Messages(found)));
    }

    [Fact]
    public async Task A_search_covers_the_streams_that_are_asked_for()
    {
        await using var local = await StartAsync();
        await PutAsync(local, "web/1", "a");
        await PutAsync(local, "job/1", "b");

        Assert.Equal(["a"], Messages(await local.CallAsync("logs", "FilterLogEvents", new { logGroupName = "/ecs/app", logStreamNamePrefix = "web/" })));
        Assert.Equal(["b"], Messages(await local.CallAsync("logs", "FilterLogEvents", new { logGroupName = "/ecs/app", logStreamNames = new[] { "job/1" } })));
        Assert.Equal(2, Messages(await local.CallAsync("logs", "FilterLogEvents", new { logGroupIdentifier = $"arn:aws:logs:{LocalAws.Region}:{LocalAws.Account}:log-group:/ecs/app" })).Count);
        Assert.Equal("ResourceNotFoundException", (await local.FailAsync("logs", "FilterLogEvents", new { logGroupName = "/ecs/app", logStreamNames = new[] { "none" } })).Code);
        Assert.Equal("InvalidParameterException", (await local.FailAsync("logs", "FilterLogEvents", new { logGroupName = "/ecs/app", filterPattern = "{ $.x = 1 }" })).Code);
    }

    [Fact]
    public async Task Lines_too_old_or_too_new_are_rejected_and_unordered_ones_refused()
    {
        await using var local = await StartAsync();
        await local.CallAsync("logs", "CreateLogStream", new { logGroupName = "/ecs/app", logStreamName = "s" });
        var day = (long)TimeSpan.FromDays(1).TotalMilliseconds;

        var reply = await local.CallAsync("logs", "PutLogEvents", new { logGroupName = "/ecs/app", logStreamName = "s", logEvents = new[] { Line(Now - (15 * day), "old"), Line(Now, "now"), Line(Now + day, "new") } });
        var refused = await local.FailAsync("logs", "PutLogEvents", new { logGroupName = "/ecs/app", logStreamName = "s", logEvents = new[] { Line(Now + 1, "b"), Line(Now, "a") } });

        Assert.Equal((1, 2), ((int)reply["rejectedLogEventsInfo"]!["tooOldLogEventEndIndex"]!, (int)reply["rejectedLogEventsInfo"]!["tooNewLogEventStartIndex"]!));
        Assert.Equal(["now"], Messages(await GetAsync(local, new { logGroupName = "/ecs/app", logStreamName = "s" })));
        Assert.Equal("InvalidParameterException", refused.Code);
    }

    [Fact]
    public async Task Streams_are_listed_by_name_or_by_their_last_line()
    {
        await using var local = await StartAsync();
        await PutAsync(local, "b", "1", "2");
        await PutAsync(local, "a", "1", "2", "3");

        async Task<string> StreamsAsync(object input) =>
            string.Join(',', ((JsonArray)(await local.CallAsync("logs", "DescribeLogStreams", input))["logStreams"]!).Select(stream => (string)stream!["logStreamName"]!));

        Assert.Equal("a,b", await StreamsAsync(new { logGroupName = "/ecs/app" }));
        Assert.Equal("a,b", await StreamsAsync(new { logGroupName = "/ecs/app", orderBy = "LastEventTime", descending = true }));
        Assert.Equal("b,a", await StreamsAsync(new { logGroupName = "/ecs/app", orderBy = "LastEventTime" }));
        Assert.Equal("b", await StreamsAsync(new { logGroupName = "/ecs/app", logStreamNamePrefix = "b" }));
    }

    private static async Task<LocalAws> StartAsync()
    {
        var local = await LocalAws.StartAsync(time: new FakeTimeProvider(Start));
        await local.CallAsync("logs", "CreateLogGroup", new { logGroupName = "/ecs/app" });
        return local;
    }

    private static async Task PutAsync(LocalAws local, string stream, params string[] messages)
    {
        await local.CallAsync("logs", "CreateLogStream", new { logGroupName = "/ecs/app", logStreamName = stream });
        await local.CallAsync("logs", "PutLogEvents", new { logGroupName = "/ecs/app", logStreamName = stream, logEvents = messages.Select((message, i) => Line(Now + i, message)) });
    }

    private static Task<JsonObject> GetAsync(LocalAws local, object input) => local.CallAsync("logs", "GetLogEvents", input);

    private static object Line(long timestamp, string message) => new { timestamp, message };

    private static List<string> Messages(JsonObject reply) => [.. ((JsonArray)reply["events"]!).Select(line => (string)line!["message"]!)];
}
