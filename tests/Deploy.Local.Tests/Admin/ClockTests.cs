using System.Net;
using System.Text.Json.Nodes;
using Deploy.Local.Services;
using Deploy.Local.Tests.Support;
using Deploy.Local.Timing;
using static Deploy.Local.Tests.Support.ScheduleScene;

namespace Deploy.Local.Tests.Admin;

/// <summary>Local's clock can be moved on. It begins at noon of 1 January 2030 UTC.</summary>
public sealed class ClockTests
{
    private const string Week = """{"advance":"7d"}""";

    [Fact]
    public async Task A_week_passes_and_each_nightly_run_is_started_once_at_its_own_time()
    {
        await using var local = await TestLocal.StartAsync(clock: new(new DateTimeOffset(2030, 3, 27, 12, 0, 0, TimeSpan.Zero)));
        await CreateAsync(local, await SceneAsync(local), "cron(30 3 * * ? *)", body => body["ScheduleExpressionTimezone"] = "Europe/Berlin");

        var (status, advance) = await MoveAsync(local, Week);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(("2030-03-27T12:00:00+00:00", "2030-04-03T12:00:00+00:00"), ((string)advance["from"]!, (string)advance["until"]!));
        // Summer time begins on the 31st.
        Assert.Equal(
            ["28 02:30", "29 02:30", "30 02:30", "31 01:30", "01 01:30", "02 01:30", "03 01:30"],
            Fired(advance).Select(fired => ((DateTimeOffset)fired["due"]!).ToString("dd HH:mm", null)));
        Assert.All(Fired(advance), fired => Assert.StartsWith("arn:aws:ecs:eu-west-1:000000000000:task/c/", (string)Assert.Single(fired["tasks"]!.AsArray())!, StringComparison.Ordinal));
        Assert.Equal(7, Fired(advance).Select(fired => (string)fired["tasks"]![0]!).Distinct().Count());
        Assert.All(Fired(advance), fired => Assert.EndsWith(":schedule/default/nightly", (string)fired["source"]!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Everything_of_all_regions_is_played_in_the_order_of_time()
    {
        await using var local = await TestLocal.StartAsync();
        await CreateAsync(local, await SceneAsync(local), "rate(4 hours)");
        local.Aws.Region = "eu-north-1";
        var (_, subnets) = await local.Aws.Ec2Async("DescribeSubnets");
        await local.Aws.EcsAsync("CreateCluster", """{"clusterName":"c"}""");
        await new EcsScene(local.Aws, subnets.First("subnetId")!).RegisterAsync();
        await CreateAsync(local, new EcsScene(local.Aws, subnets.First("subnetId")!), "rate(6 hours)", body =>
        {
            body["Target"]!["Arn"] = Cluster.Replace("eu-west-1", "eu-north-1", StringComparison.Ordinal);
            body["Target"]!["EcsParameters"]!["TaskDefinitionArn"] = Definition.Replace("eu-west-1", "eu-north-1", StringComparison.Ordinal);
        });

        var (_, advance) = await MoveAsync(local, """{"advance":"23h59m"}""");

        Assert.Equal(
            ["12 eu-north-1", "12 eu-west-1", "16 eu-west-1", "18 eu-north-1", "20 eu-west-1", "00 eu-north-1", "00 eu-west-1", "04 eu-west-1", "06 eu-north-1", "08 eu-west-1"],
            Fired(advance).Select(fired => $"{(DateTimeOffset)fired["at"]!:HH} {fired["region"]}"));
        Assert.All(Fired(advance), fired => Assert.Null(fired["error"]));
    }

    [Fact]
    public async Task An_advance_plays_all_where_a_sleep_plays_the_last_ten()
    {
        await using var local = await TestLocal.StartAsync();
        await CreateAsync(local, await SceneAsync(local), "rate(1 minute)");
        await StartedAsync(local);

        Assert.Equal(30, Fired((await MoveAsync(local, """{"advance":"30m"}""")).Body).Count);
        local.Pass(30 * 60);
        await StartedAsync(local);

        Assert.Equal(1 + 30 + 10, (await InvocationsAsync(local)).Count);
    }

    [Fact]
    public async Task Tasks_live_and_end_on_the_way_and_a_failure_is_told()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await SceneAsync(local);
        await CreateAsync(local, scene, "at(2030-01-01T13:00:00)");
        await CreateAsync(local, scene, "at(2030-01-01T13:30:00)", body => Retry(body, attempts: 0), "failing");
        await local.Aws.FormAsync("iam", "2010-05-08", "CreateRole", ("RoleName", "weak"), ("AssumeRolePolicyDocument", Trust("scheduler.amazonaws.com")));
        await UpdateAsync(local, scene, "at(2030-01-01T13:30:00)", body => (body["Target"]!["RoleArn"], body["Target"]!["RetryPolicy"]) = ("arn:aws:iam::000000000000:role/weak", new JsonObject { ["MaximumRetryAttempts"] = 0 }), "failing");

        var (_, advance) = await MoveAsync(local, """{"advance":"90m"}""");

        Assert.Equal("STOPPED", (string)Assert.Single(await StartedAsync(local))["lastStatus"]!);
        Assert.Contains("AccessDeniedException: User: ", (string)Fired(advance)[1]["error"]!, StringComparison.Ordinal);
        Assert.Empty(Fired(advance)[1]["tasks"]!.AsArray());
    }

    [Fact]
    public async Task The_offset_outlives_the_process_and_is_shown()
    {
        using var folder = new TemporaryFolder();
        Microsoft.Extensions.Time.Testing.FakeTimeProvider clock;
        await using (var local = await TestLocal.StartAsync(folder.Path))
        {
            clock = local.Clock;
            await CreateAsync(local, await SceneAsync(local), "cron(0 3 * * ? *)");
            await MoveAsync(local, """{"advance":"1d12h"}""");
            local.Pass(60);
            Assert.Equal("2030-01-03T00:01:00+00:00", (string)(await local.Aws.AdminAsync("clock"))["now"]!);
        }

        await using var again = await TestLocal.StartAsync(folder.Path, clock);
        var shown = await again.Aws.AdminAsync("clock");

        Assert.Equal(("2030-01-03T00:01:00+00:00", 129600d, "2030-01-03T03:00:00+00:00"), ((string)shown["now"]!, (double)shown["offsetSeconds"]!, (string)shown["nextDue"]!));
        var health = await again.Aws.AdminAsync("health");
        Assert.Equal(("2030-01-03T00:01:00+00:00", 129600d), ((string)health["now"]!, (double)health["clockOffsetSeconds"]!));
        using var page = await again.Aws.Client.GetAsync("/");
        Assert.Contains("was moved on by 1 d 12 h.", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_much_at_once_stops_with_an_answer_and_can_go_on()
    {
        await using var local = await TestLocal.StartAsync();
        await CreateAsync(local, await SceneAsync(local), "rate(1 hour)", body => body["StartDate"] = Now(local) + 3600);
        var few = new ClockAdvance(local.Server.Context, most: 10);

        var calls = new List<Advance> { await few.RunAsync(TimeSpan.FromDays(1), CancellationToken.None) };
        while (calls[^1].Rest is { } rest)
            calls.Add(await few.RunAsync(DurationText.TryParse(rest)!.Value, CancellationToken.None));

        // The steps of the tasks that were started are moments too.
        Assert.Matches("^Stopped after 10 moments at which something was due and [1-9] starts: the clock stands at .*Z[.] Nothing is lost: advance by [0-9]+s to go on[.]$", calls[0].Error);
        Assert.InRange(calls.Count, 3, 200);
        Assert.Equal(
            Enumerable.Range(1, 24).Select(hours => new DateTimeOffset(2030, 1, 1, 12, 0, 0, TimeSpan.Zero).AddHours(hours)),
            calls.SelectMany(call => call.Fired).Select(fired => fired.Due));
        // What is left to go is told in whole seconds.
        Assert.InRange(local.Server.Context.Clock.Now - new DateTimeOffset(2030, 1, 2, 12, 0, 0, TimeSpan.Zero), TimeSpan.Zero, TimeSpan.FromSeconds(calls.Count));
    }

    [Fact]
    public async Task Real_time_comes_back_where_nothing_lies_in_the_future()
    {
        await using var local = await TestLocal.StartAsync();
        await CreateAsync(local, await SceneAsync(local), "at(2030-01-05T00:00:00)", body => body["EndDate"] = Now(local) + 3600);
        await MoveAsync(local, """{"advance":"2d"}""");

        Assert.Equal(HttpStatusCode.OK, (await MoveAsync(local, """{"reset":true}""")).Status);
        Assert.Equal("2030-01-01T12:00:00+00:00", (string)(await local.Aws.AdminAsync("clock"))["now"]!);

        await MoveAsync(local, """{"advance":"5d"}""");
        var (status, body) = await MoveAsync(local, """{"reset":true}""");
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("in eu-west-1 is 2030-01-05 00:00:00Z. Reset the account first (POST /_local/reset)", (string)body["error"]!, StringComparison.Ordinal);
        Assert.Equal("2030-01-06T12:00:00+00:00", (string)(await local.Aws.AdminAsync("clock"))["now"]!);

        await local.Aws.AdminPostAsync("reset", "");
        Assert.Equal("2030-01-01T12:00:00+00:00", (string)(await local.Aws.AdminAsync("clock"))["now"]!);
    }

    [Theory]
    [InlineData("{}", 400, "Give {")]
    [InlineData("""{"advance":"7d","reset":true}""", 400, "Give {")]
    [InlineData("""{"advance":"tomorrow"}""", 400, "'tomorrow' is not a length of time")]
    [InlineData("""{"advance":""}""", 400, "'' is not a length of time")]
    [InlineData("""{"advance":"0s"}""", 400, "'0s' is not a length of time")]
    [InlineData("""{"advance":"-7d"}""", 400, "'-7d' is not a length of time")]
    [InlineData("""{"advance":"99999d"}""", 409, "at most 3660 days ahead")]
    [InlineData("""{"forward":"7d"}""", 400, "The body is not a valid ClockRequest")]
    public async Task What_cannot_be_is_refused(string body, int status, string error)
    {
        await using var local = await TestLocal.StartAsync();

        var reply = await MoveAsync(local, body);

        Assert.Equal(status, (int)reply.Status);
        Assert.Contains(error, (string)reply.Body["error"]!, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.Zero, local.Server.Context.Clock.Offset);
    }

    [Fact]
    public async Task It_is_moved_by_one_at_a_time()
    {
        await using var local = await TestLocal.StartAsync();
        using var release = new ManualResetEventSlim();
        var held = new TaskCompletionSource();
        var holder = Task.Run(() => local.Server.Context.Gate.RunAsync(() =>
        {
            held.SetResult();
            return release.Wait(TimeSpan.FromSeconds(30));
        }));
        await held.Task;
        var advance = new ClockAdvance(local.Server.Context);

        var first = advance.RunAsync(TimeSpan.FromDays(1), CancellationToken.None);
        var second = await Assert.ThrowsAsync<InvalidOperationException>(() => advance.RunAsync(TimeSpan.FromDays(1), CancellationToken.None));
        release.Set();
        await holder;
        await first;

        Assert.Contains("already", second.Message, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromDays(1), local.Server.Context.Clock.Offset);
    }

    [Fact]
    public async Task The_next_time_is_known_without_a_document_being_made()
    {
        await using var local = await TestLocal.StartAsync();
        var timeline = new Timeline(local.Server.Context);
        Assert.Null(timeline.NextDue());
        Assert.Empty(local.Server.Context.Store.Regions());

        var scene = await SceneAsync(local);
        Assert.Null(timeline.NextDue());
        await CreateAsync(local, scene, "cron(0 3 * * ? *)", body => body["State"] = "DISABLED");
        Assert.Null(timeline.NextDue());
        await CreateAsync(local, scene, "cron(0 3 * * ? *)", name: "on");
        Assert.Equal(LocalClock.ToTimestamp(new DateTimeOffset(2030, 1, 2, 3, 0, 0, TimeSpan.Zero)), timeline.NextDue());
        await local.Aws.JsonAsync("events", "AWSEvents", "PutRule", """{"Name":"hourly","ScheduleExpression":"rate(1 hour)"}""");
        Assert.Equal(LocalClock.ToTimestamp(new DateTimeOffset(2030, 1, 1, 13, 0, 0, TimeSpan.Zero)), timeline.NextDue());
        await local.Aws.JsonAsync("events", "AWSEvents", "DisableRule", """{"Name":"hourly"}""");
        Assert.Equal(LocalClock.ToTimestamp(new DateTimeOffset(2030, 1, 2, 3, 0, 0, TimeSpan.Zero)), timeline.NextDue());
    }

    private static async Task<(HttpStatusCode Status, JsonObject Body)> MoveAsync(TestLocal local, string body)
    {
        using var response = await local.Aws.Client.PostAsync("/_local/clock", new StringContent(body));
        return (response.StatusCode, (JsonObject)JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    private static List<JsonNode> Fired(JsonObject advance) => [.. advance["fired"]!.AsArray().Select(fired => fired!)];
}
