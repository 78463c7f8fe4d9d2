using System.Text.Json.Nodes;
using Deploy.Local.Services;
using Deploy.Local.Tests.Calls;
using Deploy.Local.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Deploy.Local.Tests.Logs;

public sealed class LogReadTests
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly long Now = Start.ToUnixTimeMilliseconds();

    private readonly FakeTimeProvider _clock = new(Start);

    [Fact]
    public async Task A_client_follows_a_stream_with_the_same_token_until_something_comes()
    {
        await using var local = await StartAsync();
        using var writer = Open(local, "s");

        var empty = await GetAsync(local, new { logGroupName = "/ecs/app", logStreamName = "s" });
        var token = (string)empty["nextForwardToken"]!;
        Assert.Equal(token, (string)(await GetAsync(local, new { logGroupName = "/ecs/app", logStreamName = "s", nextToken = token }))["nextForwardToken"]!);

        writer.Write([new LogLine(Start, "one")]);
        var one = await GetAsync(local, new { logGroupName = "/ecs/app", logStreamName = "s", nextToken = token });
        Assert.Equal(["one"], Messages(one));
        writer.Write([new LogLine(Start, "two")]);
        var two = await GetAsync(local, new { logGroupName = "/ecs/app", logStreamName = "s", nextToken = (string)one["nextForwardToken"]! });
        Assert.Equal(["two"], Messages(two));
        var none = await GetAsync(local, new { logGroupName = "/ecs/app", logStreamName = "s", nextToken = (string)two["nextForwardToken"]! });
        Assert.Empty(Messages(none));
        Assert.Equal((string)two["nextForwardToken"]!, (string)none["nextForwardToken"]!);
        // Back from the end it is all there.
        Assert.Equal(["one", "two"], Messages(await GetAsync(local, new { logGroupName = "/ecs/app", logStreamName = "s", nextToken = (string)none["nextBackwardToken"]! })));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("f/1")]
    [InlineData("f/0000000000000000000a00000000000000000001")]
    [InlineData("b/9999999999999999999999999999999999999999")]
    public async Task A_token_that_is_none_is_refused(string token)
    {
        await using var local = await StartAsync();
        using var writer = Open(local, "s");

        Assert.Equal("InvalidParameterException", (await local.FailAsync("logs", "GetLogEvents", new { logGroupName = "/ecs/app", logStreamName = "s", nextToken = token })).Code);
        Assert.Equal("InvalidParameterException", (await local.FailAsync("logs", "FilterLogEvents", new { logGroupName = "/ecs/app", nextToken = token })).Code);
    }

    [Fact]
    public async Task A_search_goes_through_all_streams_by_time_page_by_page()
    {
        await using var local = await StartAsync();
        foreach (var stream in new[] { "b", "a", "c" })
        {
            using var writer = Open(local, stream);
            writer.Write([.. Enumerable.Range(0, 10).Select(i => new LogLine(Start.AddMilliseconds(i), $"{i}{stream}"))]);
        }

        var (found, ids, pages) = (new List<string>(), new HashSet<string>(), 0);
        JsonObject page;
        var input = new Dictionary<string, object> { ["logGroupName"] = "/ecs/app", ["limit"] = 7, ["startTime"] = Now + 1, ["endTime"] = Now + 9 };
        do
        {
            page = await local.CallAsync("logs", "FilterLogEvents", input);
            found.AddRange(Messages(page));
            ids.UnionWith(page["events"]!.AsArray().Select(line => (string)line!["eventId"]!));
            input["nextToken"] = (string?)page["nextToken"] ?? "";
            pages++;
        }
        while (page.ContainsKey("nextToken"));

        Assert.Equal(from time in Enumerable.Range(1, 8) from stream in new[] { "a", "b", "c" } select $"{time}{stream}", found);
        Assert.Equal((4, 24), (pages, ids.Count));
    }

    [Fact]
    public async Task A_search_that_finds_little_stops_on_the_way_with_a_token()
    {
        await using var local = await StartAsync();
        using (var writer = Open(local, "s"))
            writer.Write([.. Enumerable.Range(0, 250_000).Select(i => new LogLine(Start, i is 5 or 249_999 ? "here" : "no"))]);

        var first = await local.CallAsync("logs", "FilterLogEvents", new { logGroupName = "/ecs/app", filterPattern = "here" });
        var second = await local.CallAsync("logs", "FilterLogEvents", new { logGroupName = "/ecs/app", filterPattern = "here", nextToken = (string)first["nextToken"]! });
        var third = await local.CallAsync("logs", "FilterLogEvents", new { logGroupName = "/ecs/app", filterPattern = "here", nextToken = (string)second["nextToken"]! });

        Assert.Equal((1, 0, 1), (Messages(first).Count, Messages(second).Count, Messages(third).Count));
        Assert.False(third.ContainsKey("nextToken"));
    }

    [Fact]
    public async Task A_page_has_a_mebibyte_at_most()
    {
        await using var local = await StartAsync();
        using (var writer = Open(local, "s"))
            writer.Write([.. Enumerable.Range(0, 30).Select(i => new LogLine(Start.AddMilliseconds(i), $"{i:D2}{new string('x', 99_998)}"))]);

        var last = await GetAsync(local, new { logGroupName = "/ecs/app", logStreamName = "s" });
        var head = await GetAsync(local, new { logGroupName = "/ecs/app", logStreamName = "s", startFromHead = true });
        var found = await local.CallAsync("logs", "FilterLogEvents", new { logGroupName = "/ecs/app" });

        Assert.Equal(("20", "29"), (Messages(last)[0][..2], Messages(last)[^1][..2]));
        Assert.Equal(("00", "09"), (Messages(head)[0][..2], Messages(head)[^1][..2]));
        Assert.Equal(10, Messages(found).Count);
        Assert.True(found.ContainsKey("nextToken"));
    }

    [Fact]
    public async Task Retention_goes_by_Local_s_clock()
    {
        using var folder = new TemporaryFolder();
        await using var local = await StartAsync(folder.Path);
        using var writer = Open(local, "s");
        await local.CallAsync("logs", "PutRetentionPolicy", new { logGroupName = "/ecs/app", retentionInDays = 1 });
        writer.Write([new LogLine(Start, "old")]);
        _clock.Advance(TimeSpan.FromHours(13));
        writer.Write([new LogLine(_clock.GetUtcNow(), "new")]);
        _clock.Advance(TimeSpan.FromHours(13));

        Assert.Equal(["new"], Messages(await GetAsync(local, new { logGroupName = "/ecs/app", logStreamName = "s" })));
        Assert.Equal(["new"], Messages(await GetAsync(local, new { logGroupName = "/ecs/app", logStreamName = "s", startFromHead = true, startTime = 0 })));
        Assert.Equal(["new"], Messages(await local.CallAsync("logs", "FilterLogEvents", new { logGroupName = "/ecs/app" })));
        Assert.Equal(Now + (13 * 3_600_000), (long)(await StreamAsync(local))["firstEventTimestamp"]!);
        _clock.Advance(TimeSpan.FromHours(13));
        Assert.False((await StreamAsync(local)).ContainsKey("lastEventTimestamp"));
        Assert.Equal(0, Directory.GetFiles(Path.Combine(folder.Path, "logs"), "*.jsonl", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length));
        Assert.Empty(Messages(await local.CallAsync("logs", "FilterLogEvents", new { logGroupName = "/ecs/app" })));
    }

    [Fact]
    public async Task Stored_bytes_count_what_came_two_hours_ago()
    {
        await using var local = await StartAsync();
        using var writer = Open(local, "s");
        writer.Write([new LogLine(Start, "12345")]);
        _clock.Advance(TimeSpan.FromHours(1.5));
        writer.Write([new LogLine(Start, "éé")]);

        Assert.Equal(0, await StoredAsync());
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(5, await StoredAsync());
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(9, await StoredAsync());

        async Task<int> StoredAsync() => (int)(await local.CallAsync("logs", "DescribeLogGroups", new { }))["logGroups"]![0]!["storedBytes"]!;
    }

    [Fact]
    public async Task A_trial_of_a_write_writes_nothing()
    {
        await using var local = await StartAsync();
        await local.CallAsync("logs", "CreateLogStream", new { logGroupName = "/ecs/app", logStreamName = "s" });
        using var set = await local.Http.PostAsync("/_local/consistency", new StringContent("""{"invisibleReads": 1, "refuseYoung": true}"""));
        await local.CallAsync("logs", "TagResource", new { resourceArn = $"arn:aws:logs:{LocalAws.Region}:{LocalAws.Account}:log-group:/ecs/app", tags = new { a = "b" } });

        await local.CallAsync("logs", "PutLogEvents", new { logGroupName = "/ecs/app", logStreamName = "s", logEvents = new[] { new { timestamp = Now, message = "once" } } });

        Assert.Equal(["once"], Messages(await GetAsync(local, new { logGroupName = "/ecs/app", logStreamName = "s" })));
    }

    [Fact]
    public async Task A_reset_leaves_no_files()
    {
        using var folder = new TemporaryFolder();
        await using var local = await StartAsync(folder.Path);
        using var writer = Open(local, "s");
        writer.Write([new LogLine(Start, "one")]);
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(folder.Path, "logs"), "*", SearchOption.AllDirectories));

        using var reset = await local.Http.PostAsync("/_local/reset", null);
        writer.Write([new LogLine(Start, "lost")]);
        Assert.Empty(Directory.GetFiles(Path.Combine(folder.Path, "logs"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Without_a_state_folder_lines_are_in_a_temporary_one_that_goes_with_Local()
    {
        var name = $"{Guid.NewGuid()}";
        await using (var local = await StartAsync())
        {
            using var writer = Open(local, name);
            writer.Write([new LogLine(Start, "one")]);
            Assert.Equal(["one"], Messages(await GetAsync(local, new { logGroupName = "/ecs/app", logStreamName = name })));
            Assert.Single(Folders());
        }

        Assert.Empty(Folders());

        IEnumerable<string> Folders() =>
            from folder in Directory.GetDirectories(Path.GetTempPath(), "deploy-ecs-logs-*")
            where Directory.Exists(folder) && Directory.GetDirectories(folder, $"{name[..8]}*", SearchOption.AllDirectories).Length > 0
            select folder;
    }

    [Fact]
    public async Task A_state_that_has_lines_in_its_document_still_starts()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "data"));
        File.WriteAllText(
            Path.Combine(folder.Path, "data", $"logs.{LocalAws.Region}.json"),
            """{"/ecs/app":{"Name":"/ecs/app","CreatedAt":1,"Class":"STANDARD","Streams":{"s":{"Name":"s","CreatedAt":1,"Events":[{"Id":"1","Timestamp":1,"Ingested":1,"Message":"m"}]}}}}""");

        await using var local = await LocalAws.StartAsync(folder.Path, _clock);

        Assert.Empty(Messages(await local.CallAsync("logs", "FilterLogEvents", new { logGroupName = "/ecs/app" })));
        await local.CallAsync("logs", "CreateLogStream", new { logGroupName = "/ecs/app", logStreamName = "s" });
    }

    private async Task<LocalAws> StartAsync(string? state = null)
    {
        var local = await LocalAws.StartAsync(state, _clock);
        await local.CallAsync("logs", "CreateLogGroup", new { logGroupName = "/ecs/app" });
        return local;
    }

    private static ILogStreamWriter Open(LocalAws local, string stream) => local.Server.Context.Peers.Find<ILogWriter>()!.Open("/ecs/app", stream, LocalAws.Region);

    private static Task<JsonObject> GetAsync(LocalAws local, object input) => local.CallAsync("logs", "GetLogEvents", input);

    private static List<string> Messages(JsonObject reply) => [.. reply["events"]!.AsArray().Select(line => (string)line!["message"]!)];

    private static async Task<JsonObject> StreamAsync(LocalAws local) =>
        (JsonObject)(await local.CallAsync("logs", "DescribeLogStreams", new { logGroupName = "/ecs/app" }))["logStreams"]![0]!;
}
