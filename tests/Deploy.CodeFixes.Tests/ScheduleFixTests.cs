using Deploy.CodeFixes.Fixes;

namespace Deploy.CodeFixes.Tests;

public class ScheduleFixTests
{
    [Theory]
    [InlineData("DECS0703", "cron(0 12 * * *)", "cron(0 12 * * ? *)")]
    [InlineData("DECS0703", "cron(0 12 * * 1-5)", "cron(0 12 ? * MON-FRI *)")]
    [InlineData("DECS0703", "cron(0 12 * * 0,7)", "cron(0 12 ? * SUN,SUN *)")]
    [InlineData("DECS0703", "cron(0 12 1 * *)", "cron(0 12 1 * ? *)")]
    [InlineData("DECS0704", "cron(0 12 * * * *)", "cron(0 12 * * ? *)")]
    [InlineData("DECS0704", "cron(0 12 * * MON *)", "cron(0 12 ? * MON *)")]
    [InlineData("DECS0704", "cron(0 12 ? * ? *)", "cron(0 12 * * ? *)")]
    [InlineData("DECS0706", "cron(0 12 ? * 0 *)", "cron(0 12 ? * SUN *)")]
    [InlineData("DECS0711", "cron(0 12 ? * 2-6 *)", "cron(0 12 ? * MON-FRI *)")]
    public Task A_cron_expression_becomes_one_of_eventbridge(string id, string expression, string expected) =>
        Fix.Turns<ScheduleExpressionFix>(Schedule($"{{|{id}:\"{expression}\"|}}"), Schedule($"\"{expected}\""), $"Use {expected}");

    [Theory]
    [InlineData("at(2027-12-31T23:59:59Z)", "at(2027-12-31T23:59:59)")]
    [InlineData("at(2027-12-31T23:59+02:00)", "at(2027-12-31T23:59:00)")]
    [InlineData("at(2027-12-31)", "at(2027-12-31T00:00:00)")]
    public Task A_time_loses_its_zone(string expression, string expected) => Fix.Turns<ScheduleExpressionFix>(
        Schedule($"{{|DECS0714:\"{expression}\"|}}, DeleteAfterCompletion = true"), Schedule($"\"{expected}\", DeleteAfterCompletion = true"), $"Use {expected}");

    [Theory]
    [InlineData("DECS0703", "cron(0 12)")]
    [InlineData("DECS0703", "cron(0 12 1 * 1)")]
    [InlineData("DECS0703", "cron(0 12 * * */2)")]
    [InlineData("DECS0704", "cron(0 12 1 * MON *)")]
    [InlineData("DECS0714", "at(2027-02-30)")]
    public Task What_is_not_clear_is_left_to_a_person(string id, string expression) =>
        Fix.LeavesAlone<ScheduleExpressionFix>(Schedule($"{{|{id}:\"{expression}\"|}}, DeleteAfterCompletion = true"));

    [Fact]
    public Task A_rate_gets_its_plural() =>
        Fix.Turns<RatePluralFix>(Schedule("\"nightly\", {|DECS0713:\"rate(5 minute)\"|}"), Schedule("\"nightly\", \"rate(5 minutes)\""), "Use rate(5 minutes)");

    [Theory]
    [InlineData("europe/berlin", "Europe/Berlin")]
    [InlineData("Africa/New York", "America/New_York")]
    public Task A_time_zone_gets_its_name(string zone, string expected) => Fix.Turns<TimeZoneFix>(
        Schedule($"\"rate(1 day)\", TimeZone = {{|DECS0716:\"{zone}\"|}}"), Schedule($"\"rate(1 day)\", TimeZone = \"{expected}\""), $"Use {expected}");

    [Fact]
    public Task A_schedule_that_fires_once_is_deleted_after_it() => Fix.Turns<AddArgumentFix>(
        "[Cluster, EcrRepository, TaskDefinition(Cpu = 256, Memory = 512), {|DECS0715:Schedule(\"at(2027-12-31T23:59:59)\")|}]",
        Schedule("\"at(2027-12-31T23:59:59)\", DeleteAfterCompletion = true"),
        "Set DeleteAfterCompletion = true");

    [Theory]
    [InlineData("DECS0717", "MaximumWindowInMinutes", 2000, 1440)]
    [InlineData("DECS0722", "MaximumRetryAttempts", 200, 185)]
    [InlineData("DECS0723", "MaximumEventAgeInSeconds", 10, 60)]
    [InlineData("DECS0725", "TaskCount", 12, 10)]
    public Task A_number_moves_into_its_range(string id, string argument, int number, int expected) => Fix.Turns<RangeFix>(
        Schedule($"\"rate(1 day)\", {argument} = {{|{id}:{number}|}}"), Schedule($"\"rate(1 day)\", {argument} = {expected}"), $"Use {expected}");

    private static string Schedule(string arguments) => $"[Cluster, EcrRepository, TaskDefinition(Cpu = 256, Memory = 512), Schedule({arguments})]";
}
