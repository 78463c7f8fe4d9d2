using Deploy.Local.Services;
using Deploy.Local.Services.Facts;

namespace Deploy.Local.Scheduler;

/// <summary>Shows schedules, and starts their tasks when somebody asks.</summary>
internal sealed class ScheduleTimetable(SchedulerState state, ScheduleRunner runner) : ITimetable
{
    private const int NextTimes = 3;

    /// <inheritdoc/>
    public IReadOnlyList<string> Regions => state.Context.Store.Regions("schedules");

    /// <inheritdoc/>
    public IReadOnlyList<ScheduleFacts> Schedules(string region)
    {
        if (!state.HasSchedules(region))
            return [];
        var groups = state.Groups(region);
        return [.. state.Schedules(region).Values.Select(schedule => Of(region, schedule, groups.GetValueOrDefault(schedule.Group)))];
    }

    /// <inheritdoc/>
    public bool RunNow(string region, string arn)
    {
        if (!state.HasSchedules(region)
            || state.Schedules(region).Values.FirstOrDefault(schedule => SchedulerState.Arn(region, schedule) == arn) is not { } found || Definition(found) is null)
            return false;
        runner.RunNow(found, region);
        return true;
    }

    private ScheduleFacts Of(string region, ScheduleEntry schedule, ScheduleGroup? group)
    {
        var definition = Definition(schedule);
        return new ScheduleFacts(
            SchedulerState.Arn(region, schedule), SchedulerState.Key(schedule.Group, schedule.Name), Owner.Of(group?.Tags),
            schedule.Body.Text("ScheduleExpression") ?? "", ZonedTime.Zone(schedule.Body.Text("ScheduleExpressionTimezone")), schedule.IsOn,
            definition is null ? [] : [Arn.LastSegment(definition)], schedule.IsOn ? [.. Next(schedule)] : [], definition is not null);
    }

    private static string? Definition(ScheduleEntry schedule) => schedule.Body.Object("Target")?.Object("EcsParameters")?.Text("TaskDefinitionArn");

    /// <summary>What waits, for its moment in the window or to be tried again, and the next times.</summary>
    private IEnumerable<NextStart> Next(ScheduleEntry schedule) =>
        schedule.Waiting.OrderBy(start => start.NextAt).Select(start => new NextStart(LocalClock.FromTimestamp(start.NextAt), start.Tries))
            .Concat(Occurrences.After(schedule, state.Context.Clock.Now).Take(NextTimes).Select(due => new NextStart(due, null)));
}
