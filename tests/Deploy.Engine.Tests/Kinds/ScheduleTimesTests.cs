using Deploy.Engine.Identity;
using Deploy.Engine.Kinds;
using Deploy.Engine.Kinds.Schedules;
using Deploy.Engine.Tests.Support;
using Deploy.Plan;
using Microsoft.Extensions.Time.Testing;

namespace Deploy.Engine.Tests.Kinds;

/// <summary>When a schedule is over, by the clock of its time zone.</summary>
public sealed class ScheduleTimesTests
{
    [Theory]
    // Winter and summer.
    [InlineData("at(2030-01-15T12:00:00)", "Europe/Berlin", "2030-01-15T11:00:00Z")]
    [InlineData("at(2030-07-15T12:00:00)", "Europe/Berlin", "2030-07-15T10:00:00Z")]
    [InlineData("at(2030-07-15T12:00:00)", "America/New_York", "2030-07-15T16:00:00Z")]
    [InlineData("at(2030-07-15T12:00:00)", "Asia/Kathmandu", "2030-07-15T06:15:00Z")]
    // The hour that comes twice: the second time.
    [InlineData("at(2030-10-27T02:30:00)", "Europe/Berlin", "2030-10-27T01:30:00Z")]
    // The hour that does not come: half an hour after the change.
    [InlineData("at(2030-03-31T02:30:00)", "Europe/Berlin", "2030-03-31T01:30:00Z")]
    // A zone that the machine does not know: when it has passed everywhere.
    [InlineData("at(2030-07-15T12:00:00)", "Mars/Olympus_Mons", "2030-07-16T00:00:00Z")]
    [InlineData("cron(0 3 * * ? 2030)", "Europe/Berlin", "2030-12-31T23:00:00Z")]
    [InlineData("cron(0 3 * * ? 2029,2030)", "UTC", "2031-01-01T00:00:00Z")]
    public void It_is_over_from(string expression, string zone, string moment)
    {
        var spec = Application.Schedule with { ScheduleExpression = expression, ScheduleExpressionTimezone = zone };
        var at = DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Null(new ScheduleKind().WhyNotMade(spec, At(at.AddSeconds(-1))));
        Assert.NotNull(new ScheduleKind().WhyNotMade(spec, At(at.AddSeconds(1))));
    }

    [Theory]
    [InlineData("cron(0 3 * * ? *)")]
    [InlineData("cron(0 3 * * ? 2020/2)")]
    [InlineData("cron(0 3 * * ? *,2020)")]
    [InlineData("rate(1 day)")]
    [InlineData("rate(2147483647 days)")]
    [InlineData("at(soon)")]
    public void It_is_never_over(string expression) =>
        Assert.Null(new ScheduleKind().WhyNotMade(Application.Schedule with { ScheduleExpression = expression, StartDate = "2020-01-01T00:00:00Z" }, At(DateTimeOffset.Parse("2035-01-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture))));

    private static KindContext At(DateTimeOffset now)
    {
        var context = Contexts.Of(Application.Schedule);
        return new KindContext
        {
            Aws = context.Aws,
            Account = context.Account,
            Identity = context.Identity,
            Names = new PhysicalNames(DeploymentPlan.DefaultNameTemplate, context.Identity),
            KindOf = KindCatalog.For,
            Time = new FakeTimeProvider(now),
        };
    }
}
