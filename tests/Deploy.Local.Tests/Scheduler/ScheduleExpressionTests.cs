using Deploy.Local.Scheduler;

namespace Deploy.Local.Tests.Scheduler;

public sealed class ScheduleExpressionTests
{
    [Theory]
    [InlineData("cron(0-15/1 8-8 ? * 2,3,4,5,6,7 *)")]
    [InlineData("cron(30-30 13-13 ? * 2,4,6 *)")]
    [InlineData("cron(0 18 ? * MON-FRI *)")]
    [InlineData("cron(*/15 * * * ? *)")]
    [InlineData("cron(0-59/10 0-23/2 ? * * *)")]
    [InlineData("cron(15 10 ? * 6L 2002-2005)")]
    [InlineData("cron(0/5 5 ? JAN 1-5 2022)")]
    [InlineData("cron(0 2 ? * SAT#3 *)")]
    [InlineData("cron(0 8 1 * ? *)")]
    [InlineData("cron(0 8 L * ? *)")]
    [InlineData("cron(0 8 3W * ? *)")]
    [InlineData("rate(1 minute)")]
    [InlineData("rate(5 minutes)")]
    [InlineData("rate(1 hour)")]
    [InlineData("rate(7 days)")]
    public void Both_services_take(string expression)
    {
        Assert.True(ScheduleExpression.IsValidForRule(expression));
        Assert.True(ScheduleExpression.IsValidForScheduler(expression));
    }

    [Theory]
    [InlineData("rate(5 minute)")]
    [InlineData("rate(1 minutes)")]
    [InlineData("at(2030-02-28T23:59:59)")]
    public void Only_Scheduler_takes(string expression)
    {
        Assert.False(ScheduleExpression.IsValidForRule(expression));
        Assert.True(ScheduleExpression.IsValidForScheduler(expression));
    }

    [Theory]
    [InlineData("cron(0 1 * * * *)")]
    [InlineData("cron(7 20 * * NOT *)")]
    [InlineData("cron(INVALID)")]
    [InlineData("cron(71 8 1 * ? *)")]
    [InlineData("cron()")]
    [InlineData("cron(*/60 * * * ? *)")]
    [InlineData("cron(0 1 ? * ? *)")]
    [InlineData("cron(0 12 * * *)")]
    [InlineData("cron(0 12 ? * 0 *)")]
    [InlineData("cron(0 12 ? * MON#6 *)")]
    [InlineData("cron(0 12 ? * MON#1,TUE#2 *)")]
    [InlineData("cron(0 12 * 13 ? *)")]
    [InlineData("cron(0 12 * * ? 1969)")]
    [InlineData("cron(0, 12 * * ? *)")]
    [InlineData(" cron(0 12 * * ? *)")]
    [InlineData("CRON(0 12 * * ? *)")]
    [InlineData("rate(0 minutes)")]
    [InlineData("rate(5)")]
    [InlineData("rate(5 weeks)")]
    [InlineData("at(2030-02-30T00:00:00)")]
    [InlineData("at(2030-02-28T00:00:00Z)")]
    [InlineData("at(2030-02-28)")]
    public void Neither_service_takes(string expression)
    {
        Assert.False(ScheduleExpression.IsValidForRule(expression));
        Assert.False(ScheduleExpression.IsValidForScheduler(expression));
    }
}
