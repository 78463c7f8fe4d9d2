using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Deploy.Cli.Tests.Support;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Testing;
using Deploy.Testing.Local;

namespace Deploy.Cli.Tests;

/// <summary>The verb against what ECS and CloudWatch Logs have of two task definitions, written here as somebody else's deployment would.</summary>
public sealed class LogsCommandTests(LocalAwsFixture local) : IClassFixture<LocalAwsFixture>, IAsyncLifetime
{
    private const string Region = "eu-central-1";
    private const string WebTask = "0123456789abcdef0123456789abcdef";
    private const string OtherTask = "fedcba98765432100123456789abcdef";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http = new();
    private readonly Project _project = new(new DeploymentPlan
    {
        Application = "shop",
        Resources = EquatableList.Of<ResourceSpec>(
            new ClusterSpec { Name = "shop" },
            new TaskDefinitionSpec { Name = "web" },
            new TaskDefinitionSpec { Name = "job" },
            new ServiceSpec { Name = "storefront", Cluster = new("cluster", "shop"), TaskDefinition = new("task-definition", "web") }),
    });

    private readonly DateTimeOffset _now = DateTimeOffset.UtcNow;

    public async Task InitializeAsync()
    {
        await local.Server.ResetAsync();
        foreach (var group in new[] { "/ecs/web", "/ecs/job" }) await LogsAsync("CreateLogGroup", new JsonObject { ["logGroupName"] = group });
        await RegisterAsync("web", "app", "proxy");
        await RegisterAsync("job", "app");
    }

    public Task DisposeAsync()
    {
        _http.Dispose();
        _project.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Lines_of_all_containers_come_by_time_behind_container_and_task()
    {
        await WriteAsync("web", "app", WebTask, (-9, "first"), (-6, "fourth"));
        await WriteAsync("web", "proxy", WebTask, (-8, "second"));
        await WriteAsync("job", "app", OtherTask, (-7, "third"), (-5, "::error::fifth"), (-15 * 60, "long ago"));

        var all = await RunAsync();

        Assert.Equal(["app/01234567 first", "proxy/01234567 second", "app/fedcba98 third", "app/01234567 fourth", "app/fedcba98 : :'error'::fifth"], Lines(all));
        Assert.Equal("app/fedcba98 long ago", Lines(await RunAsync("--since", "1h"))[0]);
        Assert.Equal(["app/01234567 first", "proxy/01234567 second", "app/01234567 fourth"], Lines(await RunAsync("storefront")));
        Assert.Equal(["app/fedcba98 third", "app/fedcba98 : :'error'::fifth"], Lines(await RunAsync("task-definition/job")));
        Assert.Equal(["proxy/01234567 second"], Lines(await RunAsync("service/storefront", "--container", "proxy")));
        Assert.Equal(["app/01234567 first", "app/fedcba98 third"], Lines(await RunAsync("--filter", "ir")));
    }

    [Fact]
    public async Task A_text_that_is_no_pattern_is_found_literally()
    {
        await WriteAsync("web", "app", WebTask, (-9, """{"level":"info"}"""), (-8, "info \"x\" -y ?z"), (-7, "level"));

        Assert.Equal(["""app/01234567 {"level":"info"}"""], Lines(await RunAsync("--filter", "\"level\":")));
        Assert.Equal(["""app/01234567 info "x" -y ?z"""], Lines(await RunAsync("--filter=-y ?z")));
    }

    [Theory]
    [InlineData("stroefront", "Did you mean storefront?")]
    [InlineData("--container=prox", "Did you mean proxy?")]
    [InlineData("-e=other", "Nothing that writes logs is deployed")]
    public async Task What_is_not_there_is_told_with_what_there_is(string argument, string hint)
    {
        var result = await RunAsync(argument);

        Assert.Equal(11, result.ExitCode);
        Assert.Contains("error DECS3002: ", result.Output, StringComparison.Ordinal);
        Assert.Contains(hint, result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--since=10", "10m")]
    [InlineData("--since=99999999d", "10m")]
    [InlineData("--folow", "Did you mean --follow?")]
    public async Task A_wrong_command_line_is_refused(string argument, string hint)
    {
        var result = await RunAsync(argument);

        Assert.Equal(64, result.ExitCode);
        Assert.Contains(hint, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_group_that_is_missing_does_not_hide_the_others()
    {
        await WriteAsync("web", "app", WebTask, (-9, "here"));
        await LogsAsync("DeleteLogGroup", new JsonObject { ["logGroupName"] = "/ecs/job" });

        var result = await RunAsync();

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("app/01234567 here", result.Output, StringComparison.Ordinal);
        Assert.Contains($"There is no log group /ecs/job in {Region}.", result.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Following_shows_each_line_once_late_ones_too_and_ends_cleanly()
    {
        Skip.If(OperatingSystem.IsWindows(), "a signal is sent");
        await WriteAsync("web", "app", WebTask, (-2, "one"));
        var start = Command.Start(Arguments("--follow"));
        using var process = Process.Start(start)!;
        var lines = new List<string>();
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();

        await UntilAsync("app/01234567 one");
        await WriteAsync("web", "proxy", WebTask, (-1, "two"));
        await UntilAsync("proxy/01234567 two");
        await WriteAsync("job", "app", OtherTask, (-5, "late"), (0, "three"));
        await UntilAsync("app/fedcba98 three");
        await WriteAsync("web", "app", WebTask, (-4, "later"));
        await UntilAsync("app/01234567 later");
        using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"])) await kill.WaitForExitAsync();
        using var time = new CancellationTokenSource(Limit);
        await process.WaitForExitAsync(time.Token);

        Assert.Equal(0, process.ExitCode);
        Assert.Null(await process.StandardOutput.ReadLineAsync(time.Token));
        Assert.Equal(["app/01234567 one", "proxy/01234567 two", "app/fedcba98 late", "app/fedcba98 three", "app/01234567 later"], lines);

        async Task UntilAsync(string last)
        {
            using var limit = new CancellationTokenSource(Limit);
            while (lines is not [.., var line] || line != last) lines.Add(await process.StandardOutput.ReadLineAsync(limit.Token) ?? throw new InvalidOperationException($"It ended: {string.Join('\n', lines)}"));
        }
    }

    private string[] Arguments(params string[] more) =>
        ["logs", "--plan", _project.Plan, "--local", "--endpoint-url", local.Server.Url, "--region", Region, .. more.Any(word => word.StartsWith("-e", StringComparison.Ordinal)) ? [] : new[] { "-e", "dev" }, .. more];

    private Task<RunResult> RunAsync(params string[] more) => Command.RunAsync(Arguments(more));

    private static string[] Lines(RunResult result)
    {
        Assert.True(result.ExitCode == 0, result.Output);
        return result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private Task RegisterAsync(string family, params string[] containers) => CallAsync("ecs", "AmazonEC2ContainerServiceV20141113.RegisterTaskDefinition", new JsonObject
    {
        ["family"] = $"{family}-dev",
        ["containerDefinitions"] = new JsonArray(
        [
            .. containers.Select(name => new JsonObject
            {
                ["name"] = name,
                ["image"] = "public.example.com/a/b:1",
                ["memory"] = 64,
                ["logConfiguration"] = new JsonObject
                {
                    ["logDriver"] = "awslogs",
                    ["options"] = new JsonObject { ["awslogs-group"] = $"/ecs/{family}", ["awslogs-region"] = Region, ["awslogs-stream-prefix"] = "ecs" },
                },
            }),
        ]),
    });

    /// <summary>Writes lines, whose times are in seconds from now.</summary>
    private async Task WriteAsync(string group, string container, string task, params (int Seconds, string Text)[] lines)
    {
        var stream = new JsonObject { ["logGroupName"] = $"/ecs/{group}", ["logStreamName"] = $"ecs/{container}/{task}" };
        await CallAsync("logs", "Logs_20140328.CreateLogStream", stream, mayFail: true);
        stream["logEvents"] = new JsonArray([.. lines.OrderBy(line => line.Seconds).Select(line => new JsonObject
        {
            ["timestamp"] = _now.AddSeconds(line.Seconds).ToUnixTimeMilliseconds(),
            ["message"] = line.Text,
        })]);
        await LogsAsync("PutLogEvents", stream);
    }

    private Task LogsAsync(string operation, JsonObject input) => CallAsync("logs", $"Logs_20140328.{operation}", input);

    private async Task CallAsync(string service, string target, JsonObject input, bool mayFail = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, local.Server.Url);
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=somebody/20300101/{Region}/{service}/aws4_request, SignedHeaders=host, Signature=00");
        request.Headers.Add("X-Amz-Target", target);
        request.Content = new StringContent(input.ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.1");
        using var reply = await _http.SendAsync(request);
        Assert.True(reply.IsSuccessStatusCode || mayFail, await reply.Content.ReadAsStringAsync());
    }
}
