using System.Net;
using System.Text.Json.Nodes;
using Deploy.Local.Tests.Support;
using static Deploy.Local.Tests.Support.ScheduleScene;

namespace Deploy.Local.Tests.Scheduler;

/// <summary>Starts that fail. Noon of 1 January 2030 UTC is 1893499200.</summary>
public sealed class RetryTests
{
    private const double Noon = 1893499200;

    [Fact]
    public async Task A_start_that_fails_is_tried_again_after_times_that_double()
    {
        await using var local = await TestLocal.StartAsync();
        await CreateAsync(local, await SceneAsync(local), "at(2030-01-01T12:30:00)");
        await AllowAsync(local, "sqs:SendMessage");
        local.Pass((30 * 60) + 31);
        Assert.Empty(await StartedAsync(local));
        await AllowAsync(local, "ecs:RunTask", "iam:PassRole");

        local.Pass(31);
        Assert.Empty(await StartedAsync(local));
        local.Pass(1);

        Assert.Equal(Noon + 1863, (double)Assert.Single(await StartedAsync(local))["createdAt"]!);
        var tries = await InvocationsAsync(local);
        Assert.Equal([0, 1, 3, 7, 15, 31, 63], tries.Select(entry => (double)entry["input"]!["at"]! - Noon - 1800));
        Assert.All(tries, entry => Assert.Equal(Noon + 1800, (double)entry["input"]!["due"]!));
        Assert.Equal([400, 400, 400, 400, 400, 400, 200], tries.Select(entry => (int)entry["status"]!));
    }

    [Fact]
    public async Task All_retries_of_the_default_policy_fit_in_a_day()
    {
        await using var local = await TestLocal.StartAsync();
        await CreateAsync(local, await SceneAsync(local), "at(2030-01-01T12:30:00)", body => body["Target"]!["DeadLetterConfig"] = new JsonObject { ["Arn"] = Queue });
        await AllowAsync(local, "sqs:SendMessage");

        local.Pass((30 * 60) + 86400);

        var letter = Assert.Single(await DeadLettersAsync(local, asked: true));
        Assert.Equal(("185", "MaximumRetryAttempts"), ((string)letter["attributes"]!["RETRY_ATTEMPTS"]!, (string)letter["attributes"]!["EXHAUSTED_RETRY_CONDITION"]!));
        Assert.Equal(186, (await InvocationsAsync(local)).Count);
    }

    [Fact]
    public async Task What_is_given_up_is_a_dead_letter_as_AWS_sends_it()
    {
        await using var local = await TestLocal.StartAsync();
        await CreateAsync(local, await SceneAsync(local), "at(2030-01-01T12:30:00)", body => Retry(body, attempts: 2));
        await AllowAsync(local, "sqs:SendMessage");

        local.Pass((30 * 60) + 10);

        var letter = Assert.Single(await DeadLettersAsync(local, asked: true));
        Assert.Equal(("eu-west-1", Queue), ((string)letter["region"]!, (string)letter["queueArn"]!));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds((long)Noon + 1803), (DateTimeOffset)letter["sentAt"]!);
        Assert.Equal(Definition, (string)JsonNode.Parse((string)letter["body"]!)!["taskDefinition"]!);
        var attributes = (JsonObject)letter["attributes"]!;
        Assert.Contains("is not authorized to perform: ecs:RunTask", (string)attributes["ERROR_MESSAGE"]!, StringComparison.Ordinal);
        Assert.Matches("^[0-9a-f]{16}$", (string)attributes["EXECUTION_ID"]!);
        (attributes["ERROR_MESSAGE"], attributes["EXECUTION_ID"]) = ("…", "…");
        Assert.Equal(
            $$"""
            {"ERROR_CODE":"AccessDeniedException","ERROR_MESSAGE":"\u2026","EXECUTION_ID":"\u2026","EXHAUSTED_RETRY_CONDITION":"MaximumRetryAttempts","IS_PAYLOAD_TRUNCATED":"false","RETRY_ATTEMPTS":"2","SCHEDULED_TIME":"2030-01-01T12:30:00Z","SCHEDULE_ARN":"arn:aws:scheduler:eu-west-1:000000000000:schedule/default/nightly","TARGET_ARN":"{{Cluster}}"}
            """,
            attributes.ToJsonString());
        Assert.Equal(200, (int)Assert.Single(await LoggedAsync(local, "SendDeadLetter"))["status"]!);
    }

    [Fact]
    public async Task An_age_ends_it_too()
    {
        await using var local = await TestLocal.StartAsync();
        await CreateAsync(local, await SceneAsync(local), "at(2030-01-01T12:30:00)", body => Retry(body, age: 60));
        await AllowAsync(local, "sqs:SendMessage");

        local.Pass((30 * 60) + 100);

        var attributes = Assert.Single(await DeadLettersAsync(local, asked: true))["attributes"]!;
        // After 0, 1, 3, 7, 15 and 31 seconds; the next would come after 63.
        Assert.Equal(("MaximumEventAgeInSeconds", "5"), ((string)attributes["EXHAUSTED_RETRY_CONDITION"]!, (string)attributes["RETRY_ATTEMPTS"]!));
    }

    [Theory]
    [InlineData(false, true, 0)]
    [InlineData(true, false, 0)]
    public async Task Without_a_queue_or_the_role_s_permission_to_send_there_is_no_dead_letter(bool queue, bool maySend, int letters)
    {
        await using var local = await TestLocal.StartAsync();
        await CreateAsync(local, await SceneAsync(local), "at(2030-01-01T12:30:00)", body => Retry(body, attempts: 0, queue: queue));
        await AllowAsync(local, maySend ? "sqs:SendMessage" : "iam:PassRole");

        local.Pass(30 * 60);

        Assert.Equal(letters, (await DeadLettersAsync(local, asked: true)).Count);
        Assert.Equal("MaximumRetryAttempts", (string)Assert.Single(await InvocationsAsync(local))["input"]!["givenUp"]!);
        var sent = await LoggedAsync(local, "SendDeadLetter");
        if (queue)
            Assert.Contains($"sqs:SendMessage on resource: {Queue}", (string)Assert.Single(sent)["errorCode"]!, StringComparison.Ordinal);
        else
            Assert.Empty(sent);
    }

    [Fact]
    public async Task Retries_survive_a_restart_and_an_update_takes_them_along()
    {
        using var folder = new TemporaryFolder();
        var clock = default(Microsoft.Extensions.Time.Testing.FakeTimeProvider);
        EcsScene scene;
        await using (var local = await TestLocal.StartAsync(folder.Path))
        {
            clock = local.Clock;
            scene = await SceneAsync(local);
            await CreateAsync(local, scene, "at(2030-01-01T12:30:00)", body => body["Target"]!["EcsParameters"]!["TaskDefinitionArn"] = Definition.Replace("web:1", "web:7", StringComparison.Ordinal));
            local.Pass((30 * 60) + 5);
            await StartedAsync(local);
        }

        await using var again = await TestLocal.StartAsync(folder.Path, clock);
        await UpdateAsync(again, scene, "at(2030-02-01T12:30:00)");
        again.Pass(2);

        Assert.Equal(Noon + 1807, (double)Assert.Single(await StartedAsync(again))["createdAt"]!);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_schedule_that_is_switched_off_or_deleted_is_not_tried_again(bool delete)
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await SceneAsync(local);
        await AllowAsync(local, "sqs:SendMessage");
        await CreateAsync(local, scene, "rate(1 hour)", body => Retry(body));
        local.Pass(5);
        await StartedAsync(local);
        await AllowAsync(local, "ecs:RunTask", "iam:PassRole");

        if (delete)
            await SendAsync(local, HttpMethod.Delete, Name, null);
        else
            await UpdateAsync(local, scene, "rate(1 hour)", body => body["State"] = "DISABLED");
        local.Pass(600);
        Assert.Empty(await StartedAsync(local));
        if (delete)
            return;

        // What was due while it was off is not caught up.
        local.Pass(2 * 3600);
        await StartedAsync(local);
        await UpdateAsync(local, scene, "rate(1 hour)");
        Assert.Empty(await StartedAsync(local));
        local.Pass(3600);
        Assert.Single(await StartedAsync(local));
    }

    [Fact]
    public async Task A_group_goes_with_what_its_schedules_have_waiting()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await SceneAsync(local);
        await SendGroupAsync(local, HttpMethod.Post);
        await CreateAsync(local, scene, "at(2030-01-01T12:10:00)", body => body["GroupName"] = "jobs");
        await AllowAsync(local, "sqs:SendMessage");
        local.Pass(605);
        await StartedAsync(local);

        await SendGroupAsync(local, HttpMethod.Delete);
        await AllowAsync(local, "ecs:RunTask", "iam:PassRole");
        local.Pass(600);

        Assert.Empty(await StartedAsync(local));
    }

    [Fact]
    public async Task A_schedule_that_goes_when_it_is_done_waits_for_its_retries()
    {
        await using var local = await TestLocal.StartAsync();
        await CreateAsync(local, await SceneAsync(local), "at(2030-01-01T12:30:00)", body => body["ActionAfterCompletion"] = "DELETE");
        await AllowAsync(local, "sqs:SendMessage");

        local.Pass((30 * 60) + 10);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(local)).Status);
        await AllowAsync(local, "ecs:RunTask", "iam:PassRole");
        local.Pass(10);

        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(local)).Status);
        Assert.Single(await StartedAsync(local));
    }

    private static async Task<IReadOnlyList<JsonObject>> DeadLettersAsync(TestLocal local, bool asked)
    {
        // Time moves on when somebody asks.
        if (asked)
            await StartedAsync(local);
        return await ScheduleScene.DeadLettersAsync(local);
    }

    private static async Task SendGroupAsync(TestLocal local, HttpMethod method)
    {
        using var request = local.Aws.Signed(method, "/schedule-groups/jobs", "scheduler");
        if (method == HttpMethod.Post) request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using var response = await local.Aws.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
