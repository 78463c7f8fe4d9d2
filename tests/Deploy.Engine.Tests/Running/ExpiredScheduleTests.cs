using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Amazon.Scheduler;
using Amazon.Scheduler.Model;
using Deploy.Engine.Clients;
using Deploy.Engine.Options;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Tests.Support;
using Deploy.Local;
using Deploy.Local.Hosting;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deployment = Deploy.Engine.Tests.Support.Deployment;

namespace Deploy.Engine.Tests.Running;

/// <summary>A declaration stays in the source when its time has passed, and every deployment after that must still work.</summary>
public sealed class ExpiredScheduleTests : IAsyncLifetime
{
    private const string Cron = "cron(0 2 * * ? *)";

    private readonly ShiftedTime _time = new();
    private readonly CallJournal _journal = new(TimeProvider.System);
    private readonly HttpClient _http = new();
    private LocalServer _local = null!;
    private Deployment _deployment = null!;
    private IAmazonScheduler _scheduler = null!;

    public async Task InitializeAsync()
    {
        _local = await LocalServer.StartAsync(new LocalOptions { Port = 0, Speed = 50 }, _time);
        _deployment = new Deployment(_local.Url) { Time = _time };
        _scheduler = ClientFactory.Create(new ClientSettings("eu-central-1", _local.Url, new Amazon.Runtime.BasicAWSCredentials("other", "other")), _journal).Scheduler;
    }

    public async Task DisposeAsync()
    {
        _deployment.Dispose();
        _journal.Dispose();
        _http.Dispose();
        await _local.DisposeAsync();
    }

    [Theory]
    [InlineData(Cron)]
    [InlineData("rate(20 minutes)")]
    public async Task A_start_that_has_passed_does_not_stop_later_deployments(string expression)
    {
        var start = Date(_time.Now.AddMinutes(10));
        await SucceedsAsync(Shop("one", spec => spec with { ScheduleExpression = expression, StartDate = start }));
        Assert.Equal(start, Date((await GetAsync()).StartDate!.Value));
        _time.Shift(TimeSpan.FromHours(3));

        var later = Shop("two", spec => spec with { ScheduleExpression = expression, StartDate = start });
        await SucceedsAsync(later);
        Assert.EndsWith(":2", (await GetAsync()).Target.EcsParameters.TaskDefinitionArn, StringComparison.Ordinal);
        Assert.Equal(DeploymentOutcome.NothingToDo, await _deployment.ApplyAsync(later));
    }

    [Fact]
    public async Task A_start_that_has_passed_does_not_stop_a_new_environment()
    {
        var plan = Shop("one", spec => spec with { StartDate = "2024-01-01T00:00:00Z" });
        await SucceedsAsync(plan);
        Assert.Null((await GetAsync()).StartDate);
        Assert.Equal(DeploymentOutcome.NothingToDo, await _deployment.ApplyAsync(plan));
    }

    [Fact]
    public async Task A_rate_goes_on_counting_from_the_start_that_has_passed()
    {
        var start = DateTimeOffset.Parse(Date(_time.Now.AddMinutes(-50)), CultureInfo.InvariantCulture);
        var plan = Shop("one", spec => spec with { ScheduleExpression = "rate(20 minutes)", StartDate = Date(start) });
        await SucceedsAsync(plan);

        Assert.Equal(Date(start.AddMinutes(60)), Date((await GetAsync()).StartDate!.Value));
        Assert.Equal(0, await InvocationsAsync());
        _time.Shift(TimeSpan.FromMinutes(11));
        Assert.Equal(DeploymentOutcome.NothingToDo, await _deployment.ApplyAsync(plan));
        Assert.Equal(1, await InvocationsAsync());
        _time.Shift(TimeSpan.FromHours(3));
        Assert.Equal(DeploymentOutcome.NothingToDo, await _deployment.ApplyAsync(plan));
        await SucceedsAsync(Shop("two", spec => spec with { ScheduleExpression = "rate(20 minutes)", StartDate = Date(start) }));
        var next = (await GetAsync()).StartDate!.Value - start.UtcDateTime;
        Assert.Equal(0, (int)Math.Round(next.TotalSeconds) % 1200);
    }

    [Fact]
    public async Task What_ran_once_and_was_deleted_is_not_made_again()
    {
        var plan = Shop("one", spec => spec with { ScheduleExpression = At(_time.Now.AddMinutes(10)), ScheduleExpressionTimezone = "Europe/Berlin", DeleteAfterCompletion = true });
        await SucceedsAsync(plan);
        _time.Shift(TimeSpan.FromMinutes(11));
        await Assert.ThrowsAsync<ResourceNotFoundException>(GetAsync);
        Assert.Equal(1, await InvocationsAsync());

        Assert.Equal(DeploymentOutcome.NoChanges, await _deployment.PlanAsync(plan));
        Assert.Contains("schedule/nightly (done)", _deployment.Report, StringComparison.Ordinal);
        Assert.Contains("Europe/Berlin, has passed: it is done, and nothing is made", _deployment.Report, StringComparison.Ordinal);
        Assert.Equal(DeploymentOutcome.NothingToDo, await _deployment.ApplyAsync(plan));
        await _deployment.RunAsync(RunVerb.Status, plan, null, default);
        Assert.Contains("it is done", _deployment.Events.Text, StringComparison.Ordinal);
        await SucceedsAsync(Shop("two", spec => spec with { ScheduleExpression = ((ScheduleSpec)plan.Find(Plans.Schedule)!).ScheduleExpression, ScheduleExpressionTimezone = "Europe/Berlin", DeleteAfterCompletion = true }));
        await Assert.ThrowsAsync<ResourceNotFoundException>(GetAsync);
    }

    [Theory]
    [InlineData("at(2024-05-01T10:00:00)", null)]
    [InlineData("cron(0 2 * * ? 2024)", null)]
    [InlineData("cron(0 2 * * ? 2022-2024)", null)]
    [InlineData(Cron, "2024-05-01T10:00:00Z")]
    [InlineData("rate(1 hour)", "2024-05-01T10:00:00Z")]
    public async Task What_is_over_is_not_made_in_a_new_environment(string expression, string? end)
    {
        var plan = Shop("one", spec => spec with { ScheduleExpression = expression, EndDate = end });
        await SucceedsAsync(plan);
        await Assert.ThrowsAsync<ResourceNotFoundException>(GetAsync);
        Assert.Equal(DeploymentOutcome.NothingToDo, await _deployment.ApplyAsync(plan));
        Assert.Equal(0, await InvocationsAsync());
    }

    [Fact]
    public async Task What_ran_once_and_stayed_is_left_alone()
    {
        ScheduleSpec Once(ScheduleSpec spec) => spec with { ScheduleExpression = At(new DateTimeOffset(2040, 1, 1, 0, 0, 0, TimeSpan.Zero)), ScheduleExpressionTimezone = "UTC" };
        await SucceedsAsync(Shop("one", Once));
        _time.Shift(new DateTimeOffset(2040, 1, 2, 0, 0, 0, TimeSpan.Zero) - _time.Now);

        await SucceedsAsync(Shop("two", Once));
        Assert.EndsWith(":1", (await GetAsync()).Target.EcsParameters.TaskDefinitionArn, StringComparison.Ordinal);
        Assert.Contains("has passed: it is done, and left as it is", _deployment.Report, StringComparison.Ordinal);
        Assert.Equal(DeploymentOutcome.NothingToDo, await _deployment.ApplyAsync(Shop("two", Once)));
    }

    [Fact]
    public async Task An_end_that_passes_finishes_it_and_an_end_in_the_past_turns_it_off()
    {
        await SucceedsAsync(Shop("one", spec => spec));
        var ended = Shop("one", spec => spec with { EndDate = Date(_time.Now.AddDays(-1)) });
        await SucceedsAsync(ended);
        Assert.Equal(ScheduleState.DISABLED, (await GetAsync()).State);
        Assert.Equal(DeploymentOutcome.NothingToDo, await _deployment.ApplyAsync(ended));

        await SucceedsAsync(Shop("one", spec => spec with { EndDate = Date(_time.Now.AddDays(1)) }));
        Assert.Equal(ScheduleState.ENABLED, (await GetAsync()).State);
        _time.Shift(TimeSpan.FromDays(2));
        Assert.Equal(DeploymentOutcome.NothingToDo, await _deployment.ApplyAsync(Shop("one", spec => spec with { EndDate = Date(_time.Now.AddDays(-1)) })));
        // Without an end it goes on.
        await SucceedsAsync(Shop("one", spec => spec));
        Assert.Null((await GetAsync()).EndDate);
    }

    [Fact]
    public async Task A_time_that_passes_while_the_deployment_runs_is_said()
    {
        var plan = Shop("one", spec => spec with { ScheduleExpression = At(_time.Now.AddHours(1)), ScheduleExpressionTimezone = "Europe/Berlin" });
        _deployment.Options = _deployment.Options with { Timeout = TimeSpan.FromMinutes(1) };
        var run = _deployment.ApplyAsync(plan);
        while (!_deployment.Events.Text.Contains("creating service/shop", StringComparison.Ordinal) && !run.IsCompleted) await Task.Delay(10);
        _time.Shift(TimeSpan.FromHours(2));

        Assert.Equal(DeploymentOutcome.PartlyApplied, await run);
        Assert.Contains("has passed while the deployment ran, so that it would never start a task", Assert.Single(_deployment.Events.Diagnostics).Text, StringComparison.Ordinal);
    }

    private static DeploymentPlan Shop(string variable, Func<ScheduleSpec, ScheduleSpec> change)
    {
        var plan = Plans.ShopWithSchedule(variable);
        return plan.With(change((ScheduleSpec)plan.Find(Plans.Schedule)! with { ScheduleExpressionTimezone = "UTC" }));
    }

    private static string Date(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string At(DateTimeOffset moment) =>
        string.Create(CultureInfo.InvariantCulture, $"at({TimeZoneInfo.ConvertTimeBySystemTimeZoneId(moment, "Europe/Berlin"):yyyy-MM-ddTHH:mm:ss})");

    private async Task SucceedsAsync(DeploymentPlan plan)
    {
        var outcome = await _deployment.ApplyAsync(plan);
        Assert.True(outcome == DeploymentOutcome.Succeeded, $"{outcome}: {_deployment.Events.Text}");
    }

    private Task<GetScheduleResponse> GetAsync() => _scheduler.GetScheduleAsync(new GetScheduleRequest { GroupName = "shop-local", Name = "nightly-local" });

    private async Task<int> InvocationsAsync()
    {
        var log = await _http.GetFromJsonAsync<JsonNode>($"{_local.Url}/_local/requests");
        return log!["requests"]!.AsArray().Count(entry => (string)entry!["operation"]! == "InvokeTarget" && (int)entry["status"]! == 200);
    }
}
