using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Rules.Schedules;
using static Deploy.Rules.Tests.RuleCase;

namespace Deploy.Rules.Tests.Cases;

internal static class ScheduleCases
{
    private const string Expression = "ScheduleExpression";

    public static RuleCase[] All =>
    [
        Violates<ScheduleName>("a slash", "Name", plan => plan.Timer(s => s with { Name = "night/ly" })),
        Violates<ScheduleName>("65 characters", "Name", plan => plan.Timer(s => s with { Name = new string('a', 65) })),
        Passes<ScheduleName>("a dot", plan => plan.Timer(s => s with { Name = "night.ly" })),
        Violates<ExpressionForm>("a word", Expression, plan => Timer(plan, "daily")),
        Violates<ExpressionForm>("upper case", Expression, plan => Timer(plan, "Rate(1 day)")),
        Violates<ExpressionForm>("a space after it", Expression, plan => Timer(plan, "rate(1 day) ")),
        Passes<ExpressionForm>("a placeholder", plan => Timer(plan, "@{Schedule}")),
        Violates<CronFieldCount>("five, as on Unix", Expression, plan => Timer(plan, "cron(0 12 * * *)")),
        Violates<CronFieldCount>("none", Expression, plan => Timer(plan, "cron()")),
        Passes<CronFieldCount>("several spaces", plan => Timer(plan, "cron(0  12 * *  ? *)")),
        Violates<CronQuestionMark>("none", Expression, plan => Timer(plan, "cron(0 1 * * * *)")),
        Violates<CronQuestionMark>("two", Expression, plan => Timer(plan, "cron(0 1 ? * ? *)")),
        Passes<CronQuestionMark>("in day-of-month", plan => Timer(plan, "cron(0 1 ? * MON *)")),
        Violates<CronFieldSyntax>("minute 71", Expression, plan => Timer(plan, "cron(71 8 1 * ? *)")),
        Violates<CronFieldSyntax>("a word", Expression, plan => Timer(plan, "cron(7 20 ? * NOT *)")),
        Violates<CronFieldSyntax>("a step of 60", Expression, plan => Timer(plan, "cron(*/60 * * * ? *)")),
        Violates<CronFieldSyntax>("two steps", Expression, plan => Timer(plan, "cron(0/5/2 * * * ? *)")),
        Violates<CronFieldSyntax>("a year of the past century", Expression, plan => Timer(plan, "cron(0 8 1 * ? 1969)")),
        Violates<CronFieldSyntax>("a comma only", Expression, plan => Timer(plan, "cron(, 8 1 * ? *)")),
        Passes<CronFieldSyntax>("the last weekday of a month", plan => Timer(plan, "cron(0 8 LW JAN,jul ? 2026-2030)")),
        Passes<CronFieldSyntax>("the last Friday", plan => Timer(plan, "cron(15 10 ? * 6L 2026)")),
        Violates<CronWeekdayNumber>("Sunday as on Unix", Expression, plan => Timer(plan, "cron(0 8 ? * 0 *)")),
        Violates<CronWeekdayNumber>("in a range", Expression, plan => Timer(plan, "cron(0 8 ? * 2-8 *)")),
        Passes<CronWeekdayNumber>("Saturday", plan => Timer(plan, "cron(0 8 ? * 7 *)")),
        Violates<CronHash>("the sixth Friday", Expression, plan => Timer(plan, "cron(0 8 ? * FRI#6 *)")),
        Violates<CronHash>("a list", Expression, plan => Timer(plan, "cron(0 8 ? * MON#1,TUE#2 *)")),
        Passes<CronHash>("the third Friday", plan => Timer(plan, "cron(0 8 ? * FRI#3 *)")),
        Violates<CronNeverFires>("30 February", Expression, plan => Timer(plan, "cron(0 8 30 FEB ? *)")),
        Violates<CronNeverFires>("the 31st of short months", Expression, plan => Timer(plan, "cron(0 8 31 4,6 ? *)")),
        Passes<CronNeverFires>("29 February", plan => Timer(plan, "cron(0 8 29 2 ? *)")),
        Passes<CronNeverFires>("the 31st", plan => Timer(plan, "cron(0 8 31 * ? *)")),
        Violates<CronEmptyElement>("a trailing comma", Expression, plan => Timer(plan, "cron(5, 0 1 * ? *)")),
        Passes<CronEmptyElement>("a list", plan => Timer(plan, "cron(5,35 0 1 * ? *)")),
        Violates<CronWrapAround>("over midnight", Expression, plan => Timer(plan, "cron(0 22-2 * * ? *)")),
        Violates<CronWrapAround>("over the weekend", Expression, plan => Timer(plan, "cron(0 2 ? * FRI-MON *)")),
        Passes<CronWrapAround>("one value", plan => Timer(plan, "cron(0 8-8 * * ? *)")),
        Violates<CronNumericWeekdays>("1-5", Expression, plan => Timer(plan, "cron(0 8 ? * 1-5 *)")),
        Passes<CronNumericWeekdays>("MON-FRI", plan => Timer(plan, "cron(0 8 ? * MON-FRI *)")),
        Violates<RateForm>("seconds", Expression, plan => Timer(plan, "rate(10 seconds)")),
        Violates<RateForm>("no unit", Expression, plan => Timer(plan, "rate(5)")),
        Violates<RateForm>("zero", Expression, plan => Timer(plan, "rate(0 minutes)")),
        Passes<RateForm>("five minutes", plan => Timer(plan, "rate(5 minutes)")),
        Violates<RatePlural>("one minutes", Expression, plan => Timer(plan, "rate(1 minutes)")),
        Violates<RatePlural>("five minute", Expression, plan => Timer(plan, "rate(5 minute)")),
        Passes<RatePlural>("one hour", plan => Timer(plan, "rate(1 hour)")),
        Violates<AtForm>("UTC", Expression, plan => Once(plan, "at(2027-12-31T23:59:59Z)")),
        Violates<AtForm>("no time", Expression, plan => Once(plan, "at(2027-12-31)")),
        Violates<AtForm>("30 February", Expression, plan => Once(plan, "at(2027-02-30T00:00:00)")),
        Passes<AtForm>("a time of the past, which the compiler cannot know", plan => Once(plan, "at(1999-12-31T23:59:59)")),
        Violates<AtWithoutDelete>("kept", "DeleteAfterCompletion", plan => Timer(plan, "at(2027-12-31T23:59:59)")),
        Passes<AtWithoutDelete>("deleted", plan => Once(plan, "at(2027-12-31T23:59:59)")),
        Violates<TimeZoneUnknown>("a name of Windows", "ScheduleExpressionTimezone", plan => plan.Timer(s => s with { ScheduleExpressionTimezone = "W. Europe Standard Time" })),
        Violates<TimeZoneUnknown>("lower case", "ScheduleExpressionTimezone", plan => plan.Timer(s => s with { ScheduleExpressionTimezone = "europe/berlin" })),
        Violates<TimeZoneUnknown>("another continent", "ScheduleExpressionTimezone", plan => plan.Timer(s => s with { ScheduleExpressionTimezone = "Africa/Berlin" })),
        Passes<TimeZoneUnknown>("an old name", plan => plan.Timer(s => s with { ScheduleExpressionTimezone = "US/Pacific" })),
        Passes<TimeZoneUnknown>("three parts", plan => plan.Timer(s => s with { ScheduleExpressionTimezone = "America/Argentina/Buenos_Aires" })),
        Violates<FlexibleWindow>("more than a day", "MaximumWindowInMinutes", plan => plan.Timer(s => s with { MaximumWindowInMinutes = 1441 })),
        Passes<FlexibleWindow>("a day", plan => plan.Timer(s => s with { MaximumWindowInMinutes = 1440 })),
        Violates<ScheduleDescription>("513 characters", "Description", plan => plan.Timer(s => s with { Description = new string('a', 513) })),
        Passes<ScheduleDescription>("512 characters", plan => plan.Timer(s => s with { Description = new string('a', 512) })),
        Violates<DateForm>("no time", "StartDate", plan => plan.Timer(s => s with { StartDate = "2027-01-31" })),
        Violates<DateForm>("a month 13", "EndDate", plan => plan.Timer(s => s with { EndDate = "2027-13-31T00:00:00Z" })),
        Passes<DateForm>("UTC", plan => plan.Timer(s => s with { StartDate = "2027-01-31T08:00:00Z" })),
        Violates<DateOrder>("the wrong way round", "EndDate", plan => plan.Timer(s => s with { StartDate = "2027-02-01T00:00:00Z", EndDate = "2027-01-01T00:00:00Z" })),
        Violates<DateOrder>("equal", "EndDate", plan => plan.Timer(s => s with { StartDate = "2027-02-01T00:00:00Z", EndDate = "2027-02-01T00:00:00Z" })),
        Passes<DateOrder>("the right way round", plan => plan.Timer(s => s with { StartDate = "2027-02-01T00:00:00Z", EndDate = "2027-02-01T00:00:01Z" })),
        Violates<DatesOnOneTime>("a start", "StartDate", plan => Once(plan, "at(2027-12-31T23:59:59)").Timer(s => s with { StartDate = "2027-02-01T00:00:00Z" })),
        Passes<DatesOnOneTime>("a start of a rate", plan => Timer(plan, "rate(1 day)").Timer(s => s with { StartDate = "2027-02-01T00:00:00Z" })),
        Violates<RetryAttempts>("186", "MaximumRetryAttempts", plan => plan.Timer(s => s with { MaximumRetryAttempts = 186 })),
        Passes<RetryAttempts>("none", plan => plan.Timer(s => s with { MaximumRetryAttempts = 0 })),
        Violates<EventAge>("59 seconds", "MaximumEventAgeInSeconds", plan => plan.Timer(s => s with { MaximumEventAgeInSeconds = 59 })),
        Passes<EventAge>("a day", plan => plan.Timer(s => s with { MaximumEventAgeInSeconds = 86400 })),
        Violates<DeadLetterQueue>("a FIFO queue", "DeadLetterQueueArn", plan => plan.Timer(s => s with { DeadLetterQueueArn = "arn:aws:sqs:eu-central-1:123456789012:dead.fifo" })),
        Violates<DeadLetterQueue>("a URL", "DeadLetterQueueArn", plan => plan.Timer(s => s with { DeadLetterQueueArn = "https://sqs.eu-central-1.amazonaws.com/123456789012/dead" })),
        Passes<DeadLetterQueue>("a standard queue", plan => plan.Timer(s => s with { DeadLetterQueueArn = "arn:aws:sqs:eu-central-1:123456789012:dead" })),
        Violates<TaskCount>("eleven", "TaskCount", plan => plan.Timer(s => s with { TaskCount = 11 })),
        Passes<TaskCount>("ten", plan => plan.Timer(s => s with { TaskCount = 10 })),
        Violates<ScheduleGroupName>("a slash", "Name", plan => plan.Group(g => g with { Name = "a/b" }).Timer(s => s with { ScheduleGroup = new("schedule-group", "a/b") })),
        Passes<ScheduleGroupName>("64 characters", plan => plan.Group(g => g with { Name = new string('a', 64) }).Timer(s => s with { ScheduleGroup = new("schedule-group", new string('a', 64)) })),
        Violates<ScheduleTags>("a tag", "Tags", plan => plan.Timer(s => s with { Tags = EquatableList.Of(new TagSpec("team", "orders")) })),
        Passes<ScheduleTags>("of the group", plan => plan.Group(g => g with { Tags = EquatableList.Of(new TagSpec("team", "orders")) })),
        Violates<ScheduleGroupTagValue>("empty", "Tags[team].Value", plan => plan.Group(g => g with { Tags = EquatableList.Of(new TagSpec("team", "")) })),
        Passes<ScheduleGroupTagValue>("empty elsewhere", plan => plan.Cluster(c => c with { Tags = EquatableList.Of(new TagSpec("team", "")) })),
    ];

    private static Plan.DeploymentPlan Timer(Plan.DeploymentPlan plan, string expression) => plan.Timer(s => s with { ScheduleExpression = expression });

    private static Plan.DeploymentPlan Once(Plan.DeploymentPlan plan, string expression) =>
        plan.Timer(s => s with { ScheduleExpression = expression, DeleteAfterCompletion = true });
}
