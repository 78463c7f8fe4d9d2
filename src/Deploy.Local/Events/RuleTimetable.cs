using Deploy.Local.Services;
using Deploy.Local.Services.Facts;

namespace Deploy.Local.Events;

/// <summary>Shows rules, and starts the tasks of those that have a schedule when somebody asks.</summary>
internal sealed class RuleTimetable(EventState state, RuleRunner runner) : ITimetable
{
    private const int NextTimes = 3;

    /// <inheritdoc/>
    public IReadOnlyList<string> Regions => state.Context.Store.Regions("events");

    /// <inheritdoc/>
    public IReadOnlyList<ScheduleFacts> Schedules(string region) => state.HasRules(region) ? [.. state.Of(region).Values.Select(rule => Of(region, rule))] : [];

    /// <inheritdoc/>
    public bool RunNow(string region, string arn)
    {
        if (!state.HasRules(region) || state.Of(region).Values.FirstOrDefault(rule => EventState.Arn(region, rule.Name) == arn) is not { } found || !CanRunNow(found))
            return false;
        runner.RunNow(found, region);
        return true;
    }

    private ScheduleFacts Of(string region, EventRule rule) => new(
        EventState.Arn(region, rule.Name), rule.Name, Owner.Of(rule.Tags), rule.ScheduleExpression ?? rule.EventPattern ?? "", TimeZoneInfo.Utc, rule.IsOn,
        [.. Definitions(rule).Select(Arn.LastSegment)], rule.IsOn ? [.. Next(rule)] : [], CanRunNow(rule));

    private IEnumerable<NextStart> Next(EventRule rule) =>
        rule.Waiting.OrderBy(start => start.NextAt).Select(start => new NextStart(LocalClock.FromTimestamp(start.NextAt), start.Tries))
            .Concat(RuleRunner.After(rule, state.Context.Clock.Now).Take(NextTimes).Select(due => new NextStart(due, null)));

    private static bool CanRunNow(EventRule rule) => rule.ScheduleExpression is not null && Definitions(rule).Any();

    private static IEnumerable<string> Definitions(EventRule rule) => rule.Targets.Values.Select(target => target.Object("EcsParameters")?.Text("TaskDefinitionArn")).OfType<string>();
}
