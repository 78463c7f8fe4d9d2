using System.Text;
using System.Text.Json.Nodes;
using Deploy.Local.Services;
using Deploy.Local.Tests.Calls;
using Deploy.Local.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Deploy.Local.Tests.Logs;

public sealed class LogWriterTests
{
    private const int MostBytes = 262_118;

    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_a_program_wrote_is_read_at_once()
    {
        await using var local = await StartAsync();
        using var writer = Open(local, "web/app/1");

        Assert.Equal(["web/app/1"], await StreamsAsync(local));
        writer.Write([new LogLine(Start, "one"), new LogLine(Start.AddMilliseconds(1), "two")]);
        Assert.Equal(["one", "two"], await MessagesAsync(local, "web/app/1"));
        writer.Write([new LogLine(Start.AddMilliseconds(2), "three")]);
        Assert.Equal(["one", "two", "three"], await MessagesAsync(local, "web/app/1"));
        Assert.Equal(3, (await local.CallAsync("logs", "FilterLogEvents", new { logGroupName = "/ecs/app" }))["events"]!.AsArray().Count);
    }

    [Fact]
    public async Task Many_threads_lose_no_line_and_write_while_requests_run()
    {
        await using var local = await StartAsync();
        using var first = Open(local, "shared");
        var reads = Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++)
                await MessagesAsync(local, "shared");
        });

        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
        {
            using var own = Open(local, $"own/{thread}");
            using var shared = Open(local, "shared");
            for (var i = 0; i < 500; i++)
            {
                own.Write([new LogLine(Start, $"{i}")]);
                shared.Write([new LogLine(Start, $"{thread} {i}")]);
            }
        })));
        await reads;

        var all = await MessagesAsync(local, "shared");
        Assert.Equal(4_000, all.Count);
        for (var thread = 0; thread < 8; thread++)
        {
            Assert.Equal(Enumerable.Range(0, 500).Select(i => $"{thread} {i}"), all.Where(line => line.StartsWith($"{thread} ", StringComparison.Ordinal)));
            Assert.Equal(500, (await MessagesAsync(local, $"own/{thread}")).Count);
        }
    }

    [Fact]
    public async Task A_handler_may_write_too()
    {
        await using var local = await StartAsync();

        await local.Server.Context.Gate.RunAsync(() =>
        {
            using var writer = Open(local, "s");
            writer.Write([new LogLine(Start, "one")]);
            return true;
        });

        Assert.Equal(["one"], await MessagesAsync(local, "s"));
    }

    [Fact]
    public async Task Lines_become_events_as_the_awslogs_driver_makes_them()
    {
        await using var local = await StartAsync();
        using var writer = Open(local, "s");
        var smileys = string.Concat(Enumerable.Repeat("🎉", MostBytes / 4)) + "ab🎉";

        writer.Write([new LogLine(Start, ""), new LogLine(Start, new string('x', MostBytes)), new LogLine(Start, "")]);
        writer.Write([new LogLine(Start.AddMilliseconds(1), new string('y', MostBytes) + "z")]);
        writer.Write([new LogLine(Start.AddMilliseconds(2), smileys), new LogLine(Start.AddMilliseconds(3), "a\ud83c")]);

        var lines = await AllAsync(local, "s");
        Assert.Equal([MostBytes, MostBytes, 1, MostBytes - 2 + 2, 4, 4], lines.Select(Encoding.UTF8.GetByteCount));
        Assert.Equal(("z", "🎉", "a\ufffd"), (lines[2], lines[4], lines[5]));
        Assert.Equal(smileys, lines[3] + lines[4]);
    }

    [Fact]
    public async Task Without_a_group_lines_are_dropped_and_that_is_told_once()
    {
        await using var local = await StartAsync();
        using var writer = Open(local, "s", group: "/none");

        writer.Write([new LogLine(Start, "lost")]);
        writer.Write([new LogLine(Start, "lost too")]);

        var told = Assert.Single(local.Server.Context.Requests.Read(), entry => entry.Operation == "PutLogEvents");
        Assert.Equal((400, "ResourceNotFoundException", "/none"), (told.Status, told.ErrorCode, (string)told.Input!["logGroupName"]!));
        Assert.Equal("ResourceNotFoundException", (await local.FailAsync("logs", "DescribeLogStreams", new { logGroupName = "/none" })).Code);

        await local.CallAsync("logs", "CreateLogGroup", new { logGroupName = "/none" });
        writer.Write([new LogLine(Start, "kept")]);
        Assert.Equal(["kept"], await MessagesAsync(local, "s", "/none"));
    }

    [Fact]
    public async Task A_group_is_made_where_that_is_asked()
    {
        using var folder = new TemporaryFolder();
        await using (var local = await StartAsync(folder.Path))
        {
            using var writer = Open(local, "s", "/made", createGroup: true);
            writer.Write([new LogLine(Start, "one")]);
        }

        await using var again = await LocalAws.StartAsync(folder.Path, new FakeTimeProvider(Start));
        Assert.Equal(["one"], await MessagesAsync(again, "s", "/made"));
        Assert.Contains("/made", (await again.CallAsync("logs", "DescribeLogGroups", new { }))["logGroups"]!.AsArray().Select(group => (string)group!["logGroupName"]!));
    }

    [Fact]
    public async Task A_deleted_group_takes_its_lines_along_and_the_writer_goes_on_in_its_successor()
    {
        await using var local = await StartAsync();
        using var writer = Open(local, "s");
        writer.Write([new LogLine(Start, "old")]);

        await local.CallAsync("logs", "DeleteLogGroup", new { logGroupName = "/ecs/app" });
        writer.Write([new LogLine(Start, "lost")]);
        await local.CallAsync("logs", "CreateLogGroup", new { logGroupName = "/ecs/app" });
        Assert.Empty(await StreamsAsync(local));
        writer.Write([new LogLine(Start, "new")]);
        Assert.Equal(["new"], await MessagesAsync(local, "s"));

        await local.CallAsync("logs", "DeleteLogStream", new { logGroupName = "/ecs/app", logStreamName = "s" });
        Assert.Equal("ResourceNotFoundException", (await local.FailAsync("logs", "DeleteLogStream", new { logGroupName = "/ecs/app", logStreamName = "s" })).Code);
        writer.Write([new LogLine(Start, "newer")]);
        Assert.Equal(["newer"], await MessagesAsync(local, "s"));
    }

    [Fact]
    public async Task After_the_end_of_Local_lines_go_nowhere_and_nothing_breaks()
    {
        using var folder = new TemporaryFolder();
        var local = await StartAsync(folder.Path);
        using var writer = Open(local, "s");
        writer.Write([new LogLine(Start, "one")]);
        await local.DisposeAsync();

        writer.Write([new LogLine(Start, "two")]);

        await using var again = await LocalAws.StartAsync(folder.Path, new FakeTimeProvider(Start));
        Assert.Equal(["one"], await MessagesAsync(again, "s"));
    }

    private static async Task<LocalAws> StartAsync(string? state = null)
    {
        var local = await LocalAws.StartAsync(state, new FakeTimeProvider(Start));
        await local.CallAsync("logs", "CreateLogGroup", new { logGroupName = "/ecs/app" });
        return local;
    }

    private static ILogStreamWriter Open(LocalAws local, string stream, string group = "/ecs/app", bool createGroup = false) =>
        local.Server.Context.Peers.Find<ILogWriter>()!.Open(group, stream, LocalAws.Region, createGroup);

    private static async Task<List<string>> MessagesAsync(LocalAws local, string stream, string group = "/ecs/app") =>
        Texts(await local.CallAsync("logs", "GetLogEvents", new { logGroupName = group, logStreamName = stream }));

    private static async Task<List<string>> AllAsync(LocalAws local, string stream)
    {
        var (all, token) = (new List<string>(), (string?)null);
        while (true)
        {
            object input = token is null
                ? new { logGroupName = "/ecs/app", logStreamName = stream, startFromHead = true }
                : new { logGroupName = "/ecs/app", logStreamName = stream, nextToken = token };
            var page = await local.CallAsync("logs", "GetLogEvents", input);
            if ((string)page["nextForwardToken"]! == token)
                return all;
            token = (string)page["nextForwardToken"]!;
            all.AddRange(Texts(page));
        }
    }

    private static List<string> Texts(JsonObject reply) => [.. reply["events"]!.AsArray().Select(line => (string)line!["message"]!)];

    private static async Task<IEnumerable<string>> StreamsAsync(LocalAws local) =>
        (await local.CallAsync("logs", "DescribeLogStreams", new { logGroupName = "/ecs/app" }))["logStreams"]!.AsArray().Select(stream => (string)stream!["logStreamName"]!);
}
