using System.Globalization;
using Deploy.Local.Scheduler;
using Quartz;

namespace Deploy.Local.Tests.Scheduler;

public sealed class ScheduleTimesTests
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("0 3 * * ? *")]
    [InlineData("*/15 * * * ? *")]
    [InlineData("0/17 8-18/3 ? * MON-FRI *")]
    [InlineData("5,35 0,12 1,15 * ? *")]
    [InlineData("30 6 L * ? *")]
    [InlineData("30 6 LW * ? *")]
    [InlineData("30 6 1W * ? *")]
    [InlineData("30 6 15W * ? *")]
    [InlineData("30 6 28W * ? *")]
    [InlineData("30 6 29 2 ? *")]
    [InlineData("30 6 31 * ? *")]
    [InlineData("0 0 ? * 1 *")]
    [InlineData("0 0 ? * 7 *")]
    [InlineData("0 0 ? * L *")]
    [InlineData("0 0 ? * 6L *")]
    [InlineData("0 0 ? * FRIL *")]
    [InlineData("0 0 ? * SUN#1 *")]
    [InlineData("0 0 ? * 4#5 *")]
    [InlineData("0 0 ? * SAT-MON *")]
    [InlineData("0 22-2 * * ? *")]
    [InlineData("0 12 ? NOV-FEB 2-4 *")]
    [InlineData("0 12 1 JAN,JUL ? 2031-2033")]
    [InlineData("0 12 1 1/5 ? 2030/2")]
    [InlineData("59 23 31 12 ? 2032")]
    public void They_are_those_that_Quartz_gives(string fields)
    {
        var quartz = new CronExpression($"0 {fields}") { TimeZone = TimeZoneInfo.Utc };
        var expected = new List<DateTimeOffset>();
        for (var next = quartz.GetNextValidTimeAfter(Start); next is { } due && expected.Count < 60 && due.Year < 2040; next = quartz.GetNextValidTimeAfter(due))
            expected.Add(due);

        var actual = ScheduleTimes.After($"cron({fields})", TimeZoneInfo.Utc, Start, Start).TakeWhile(due => due.Year < 2040).Take(60).ToList();

        Assert.NotEmpty(expected);
        Assert.Equal(expected, actual);
    }

    [Theory]
    // Winter time and summer time.
    [InlineData("cron(0 3 * * ? *)", "Europe/Berlin", "2030-01-01T00:00:00Z", "2030-01-01T02:00:00Z")]
    [InlineData("cron(0 3 * * ? *)", "Europe/Berlin", "2030-07-01T00:00:00Z", "2030-07-01T01:00:00Z")]
    [InlineData("cron(0 3 * * ? *)", "America/New_York", "2030-07-01T00:00:00Z", "2030-07-01T07:00:00Z")]
    [InlineData("cron(0 3 * * ? *)", "Asia/Kathmandu", "2030-07-01T00:00:00Z", "2030-07-01T21:15:00Z")]
    // 02:30 does not come on 31 March 2030 in Berlin: the next day.
    [InlineData("cron(30 2 * * ? *)", "Europe/Berlin", "2030-03-30T12:00:00Z", "2030-04-01T00:30:00Z")]
    // 02:30 comes twice on 27 October 2030: the first time, and then the next day.
    [InlineData("cron(30 2 * * ? *)", "Europe/Berlin", "2030-10-26T12:00:00Z", "2030-10-27T00:30:00Z")]
    [InlineData("cron(30 2 * * ? *)", "Europe/Berlin", "2030-10-27T00:30:00Z", "2030-10-28T01:30:00Z")]
    [InlineData("at(2030-07-15T12:00:00)", "Europe/Berlin", "2030-01-01T00:00:00Z", "2030-07-15T10:00:00Z")]
    [InlineData("at(2030-10-27T02:30:00)", "Europe/Berlin", "2030-01-01T00:00:00Z", "2030-10-27T00:30:00Z")]
    [InlineData("at(2030-07-15T12:00:00)", "Europe/Berlin", "2030-07-15T10:00:00Z", null)]
    [InlineData("rate(90 minutes)", "Europe/Berlin", "2030-01-01T00:00:00Z", "2030-01-01T01:30:00Z")]
    [InlineData("rate(1 day)", "UTC", "2029-12-01T00:00:00Z", "2030-01-01T00:00:00Z")]
    [InlineData("cron(0 3 31 2 ? *)", "UTC", "2030-01-01T00:00:00Z", null)]
    [InlineData("cron(0 3 * * ? 2029)", "UTC", "2030-01-01T00:00:00Z", null)]
    public void The_next_one_by_the_clock_of_the_time_zone(string expression, string zone, string after, string? next)
    {
        var moment = DateTimeOffset.Parse(after, CultureInfo.InvariantCulture);

        var due = ScheduleTimes.After(expression, TimeZoneInfo.FindSystemTimeZoneById(zone), Start, moment).Cast<DateTimeOffset?>().FirstOrDefault();

        Assert.Equal(next is null ? null : DateTimeOffset.Parse(next, CultureInfo.InvariantCulture), due);
    }
}
