using Deploy.Rules.Tests.Corpus;

namespace Deploy.Rules.Tests;

/// <summary>Expressions of which it is known whether AWS accepts them.</summary>
public class ScheduleExpressionTests
{
    [Theory]
    [InlineData("cron(0-15/1 8-8 ? * 2,3,4,5,6,7 *)")]
    [InlineData("cron(30-30 13-13 ? * 2,4,6 *)")]
    [InlineData("cron(1-31/30 1-1 ? * 1,7 *)")]
    [InlineData("cron(0 18 ? * MON-FRI *)")]
    [InlineData("cron(*/15 * * * ? *)")]
    [InlineData("cron(0-59/10 0-23/2 ? * * *)")]
    [InlineData("cron(15 10 ? * 6L 2002-2005)")]
    [InlineData("cron(0/5 5 ? JAN 1-5 2022)")]
    [InlineData("cron(0 2 ? * SAT#3 *)")]
    [InlineData("cron(0 8 1 * ? *)")]
    [InlineData("cron(5,35 14 * * ? *)")]
    [InlineData("rate(1 minute)")]
    [InlineData("rate(5 minutes)")]
    [InlineData("rate(1 hour)")]
    [InlineData("rate(7 days)")]
    [InlineData("rate(5 minute)")]
    [InlineData("at(2030-11-20T13:00:00)")]
    public void What_Scheduler_accepts_is_no_error(string expression) => Assert.Empty(Errors(expression));

    [Theory]
    [InlineData("cron(0 1 * * * *)")]
    [InlineData("cron(7 20 * * NOT *)")]
    [InlineData("cron(INVALID)")]
    [InlineData("cron(71 8 1 * ? *)")]
    [InlineData("cron()")]
    [InlineData("cron(*/60 * * * ? *)")]
    [InlineData("cron(0 1 ? * ? *)")]
    [InlineData("cron(0 12 * * *)")]
    [InlineData("cron(0 dummy ? * MON-FRI *)")]
    [InlineData("cron(0 8 ? * NOT#3 *)")]
    [InlineData("rate(0 minutes)")]
    [InlineData("rate(5)")]
    [InlineData("rate(-5 minutes)")]
    [InlineData("at(2030-11-20T13:00)")]
    public void What_Scheduler_rejects_is_an_error(string expression) => Assert.NotEmpty(Errors(expression));

    private static IEnumerable<string> Errors(string expression)
    {
        var plan = Plans.Valid.Timer(_ => CorpusTests.Schedule(expression));
        return PlanChecker.Check(plan).Where(found => found.Finding.Rule.Severity == RuleSeverity.Error).Select(found => found.Text);
    }
}
