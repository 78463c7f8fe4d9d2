using System.Globalization;
using Deploy.Local.Scheduler;
using Quartz;

namespace Deploy.Local.Tests.Scheduler;

/// <summary>
/// Where Quartz's cron is not AWS's, which is why Local has its own: it drops what AWS documents (years to 2199, times that a change of the clock
/// skips) or reads something else without a word (a step behind names). Everywhere else the two agree, see <see cref="ScheduleTimesTests"/>.
/// </summary>
public sealed class QuartzDifferenceTests
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>AWS takes years from 1970 to 2199; Quartz gives up a hundred years from the real now.</summary>
    [Theory]
    [InlineData("0 3 1 1 ? 2199", 2199)]
    [InlineData("0 3 29 2 ? 2192", 2192)]
    public void Years_go_on_to_2199(string fields, int year)
    {
        Assert.Null(new CronExpression($"0 {fields}") { TimeZone = TimeZoneInfo.Utc }.GetNextValidTimeAfter(Start));
        Assert.Equal(year, Assert.Single(ScheduleTimes.After($"cron({fields})", TimeZoneInfo.Utc, Start, Start)).Year);
    }

    /// <summary>AWS leaves out a time that does not exist; Quartz runs an hour later.</summary>
    [Theory]
    [InlineData("30 2 * * ? *", "Europe/Berlin", "2030-03-30T12:00:00Z", "2030-03-31T01:30:00Z", "2030-04-01T00:30:00Z")]
    [InlineData("0 0 * * ? *", "America/Havana", "2030-03-09T12:00:00Z", "2030-03-10T05:00:00Z", "2030-03-11T04:00:00Z")]
    public void A_time_that_a_change_of_the_clock_skips_is_left_out(string fields, string zone, string after, string quartz, string aws)
    {
        var (moment, at) = (DateTimeOffset.Parse(after, CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById(zone));
        Assert.Equal(DateTimeOffset.Parse(quartz, CultureInfo.InvariantCulture), new CronExpression($"0 {fields}") { TimeZone = at }.GetNextValidTimeAfter(moment));
        Assert.Equal(DateTimeOffset.Parse(aws, CultureInfo.InvariantCulture), ScheduleTimes.After($"cron({fields})", at, Start, moment).First());
    }

    /// <summary>A time that comes twice runs once, the first time, in both.</summary>
    [Theory]
    [InlineData("30 2 * * ? *", "Europe/Berlin", "2030-10-26T12:00:00Z")]
    [InlineData("0/20 * * * ? *", "Europe/Berlin", "2030-10-26T22:00:00Z")]
    [InlineData("30 1 ? * SUN *", "America/New_York", "2030-11-01T12:00:00Z")]
    public void A_time_that_a_change_of_the_clock_repeats_runs_once(string fields, string zone, string after)
    {
        var (moment, at) = (DateTimeOffset.Parse(after, CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById(zone));
        var quartz = new CronExpression($"0 {fields}") { TimeZone = at };
        foreach (var due in ScheduleTimes.After($"cron({fields})", at, Start, moment).Take(12))
        {
            Assert.Equal(quartz.GetNextValidTimeAfter(moment), due);
            moment = due;
        }
    }

    /// <summary>A step behind names counts as it does behind numbers; Quartz overlooks it.</summary>
    [Fact]
    public void A_step_counts_behind_names_too()
    {
        var quartz = new CronExpression("0 0 3 ? * MON-FRI/2 *") { TimeZone = TimeZoneInfo.Utc };
        Assert.Equal(DayOfWeek.Tuesday, quartz.GetNextValidTimeAfter(Start)!.Value.DayOfWeek);
        Assert.Equal(
            ScheduleTimes.After("cron(0 3 ? * 2-6/2 *)", TimeZoneInfo.Utc, Start, Start).Take(9),
            ScheduleTimes.After("cron(0 3 ? * MON-FRI/2 *)", TimeZoneInfo.Utc, Start, Start).Take(9));
    }

    /// <summary>The weekday nearest to a day that a month lacks: Local leaves the month out, as without <c>W</c>; Quartz takes its last day.</summary>
    [Fact]
    public void A_nearest_weekday_needs_its_day()
    {
        var quartz = new CronExpression("0 0 3 31W 2 ? *") { TimeZone = TimeZoneInfo.Utc };
        Assert.Equal(28, quartz.GetNextValidTimeAfter(Start)!.Value.Day);
        Assert.Empty(ScheduleTimes.After("cron(0 3 31W 2 ? *)", TimeZoneInfo.Utc, Start, Start));
    }

    /// <summary>AWS's L has no offset; Quartz has one.</summary>
    [Theory]
    [InlineData("0 3 L-3 * ? *")]
    [InlineData("0 3 LW-2 * ? *")]
    public void An_offset_of_the_last_day_is_refused(string fields)
    {
        Assert.True(CronExpression.IsValidExpression($"0 {fields}"));
        Assert.False(ScheduleExpression.IsValidForScheduler($"cron({fields})"));
    }

    /// <summary>AWS wants <c>?</c> in exactly one of the day fields; so does Quartz.</summary>
    [Theory]
    [InlineData("0 3 * * * *")]
    [InlineData("0 3 ? * ? *")]
    [InlineData("0 3 1 * 2 *")]
    public void One_day_field_is_a_question_mark(string fields)
    {
        Assert.False(CronExpression.IsValidExpression($"0 {fields}"));
        Assert.False(ScheduleExpression.IsValidForScheduler($"cron({fields})"));
    }

    /// <summary>The last days of a week within a list: Quartz has none, Local takes each part for itself.</summary>
    [Fact]
    public void A_last_weekday_may_stand_in_a_list()
    {
        Assert.False(CronExpression.IsValidExpression("0 0 3 ? * 5L,2 *"));
        Assert.True(ScheduleExpression.IsValidForScheduler("cron(0 3 ? * 5L,2 *)"));
    }
}
