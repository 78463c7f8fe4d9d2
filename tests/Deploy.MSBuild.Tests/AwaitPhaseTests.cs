using Deploy.MSBuild.Tests.Infrastructure;

namespace Deploy.MSBuild.Tests;

public sealed class AwaitPhaseTests
{
    [Fact]
    public void It_returns_when_the_phase_begins_and_the_next_one_goes_on_from_there()
    {
        using var run = new TaskRun("""
            {"event":"image","action":"exists"}
            {"event":"phase","name":"Apply"}
            {"event":"message","level":"progress","text":"applied"}
            {"event":"phase","name":"Wait"}
            {"event":"message","level":"progress","text":"waited"}
            {"event":"outcome","outcome":"Succeeded","code":null,"exitCode":0,"report":null}
            """);
        var start = run.Start();
        Assert.True(start.Execute());
        var apply = run.Await(start, "Wait");

        Assert.True(apply.Execute());
        Assert.False(apply.Finished);
        Assert.Contains("applied", run.Engine.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("waited", run.Engine.Text, StringComparison.Ordinal);

        Assert.True(run.Await(start).Execute());
        Assert.Contains("waited", run.Engine.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deployment_that_does_not_wait_ends_before_the_phase()
    {
        using var run = new TaskRun("""
            {"event":"image","action":"none"}
            {"event":"outcome","outcome":"NothingToDo","code":null,"exitCode":0,"report":null}
            """);
        var start = run.Start();
        Assert.True(start.Execute());
        var apply = run.Await(start, "Wait");

        Assert.True(apply.Execute());
        Assert.True(apply.Finished);
    }

    [Fact]
    public void A_rolled_back_deployment_is_a_failure()
    {
        using var run = new TaskRun("""
            {"event":"image","action":"exists"}
            {"event":"phase","name":"Wait"}
            {"event":"diagnostic","code":"DECS3020","severity":"error","text":"service/shop was rolled back: task failed its health check","file":"Shop.cs","line":3,"column":2}
            {"event":"outcome","outcome":"RolledBack","code":"DECS3020","exitCode":20,"report":"/tmp/reports/deployment.md"}
            exit 20
            """);
        var start = run.Start();
        Assert.True(start.Execute());
        Assert.True(run.Await(start, "Wait").Execute());

        Assert.False(run.Await(start).Execute());

        Assert.Equal("DECS3020", Assert.Single(run.Engine.Errors).Code);
    }

    [Fact]
    public async Task Cancelling_interrupts_the_command_and_is_a_failure_with_its_report()
    {
        using var run = new TaskRun(Scenarios.RunUntilInterrupted);
        var start = run.Start();
        var running = Task.Run(start.Execute);
        await Task.WhenAny(running, Until(() => run.Engine.Text.Contains("reading", StringComparison.Ordinal)));

        start.Cancel();

        Assert.False(await running.WaitAsync(TimeSpan.FromSeconds(20)));
        var error = Assert.Single(run.Engine.Errors);
        Assert.Equal("DECS3025", error.Code);
        Assert.Contains("/tmp/reports/deployment.md", error.Message, StringComparison.Ordinal);
        Assert.False(run.Command.IsRunning);
    }

    [Fact]
    public async Task A_command_that_finishes_while_it_is_cancelled_is_a_failure_too()
    {
        using var run = new TaskRun($$"""
            trap '' INT
            {"event":"message","level":"progress","text":"reading"}
            sleep 1
            {{Scenarios.Succeeded}}
            """);
        var start = run.Start();
        var running = Task.Run(start.Execute);
        await Task.WhenAny(running, Until(() => run.Engine.Text.Contains("reading", StringComparison.Ordinal)));

        start.Cancel();

        Assert.False(await running.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Contains("ended as Succeeded", Assert.Single(run.Engine.Errors).Message, StringComparison.Ordinal);
    }

    private static async Task Until(Func<bool> condition)
    {
        for (var i = 0; i < 400 && !condition(); i++) await Task.Delay(25);
    }
}
