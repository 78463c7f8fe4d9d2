using Deploy.Local.Services;

namespace Deploy.Local.Scheduler;

/// <summary>
/// Starts what is due and deletes what is done. A schedule with a flexible window is due at the window's start; a start that fails is not
/// repeated. Each is in the request log as <c>InvokeTarget</c>, with the error that ECS or IAM gave.
/// </summary>
internal sealed class ScheduleRunner(SchedulerState state) : IMovesOn
{
    /// <summary>After a long time in which nobody asked, only the last ones are started.</summary>
    private const int MostAtOnce = 10;

    private readonly TargetInvocation _invocation = new(state.Context, "scheduler", "scheduler.amazonaws.com");

    public double? NextDue(string region) => null;

    public void MoveOn(string region)
    {
        if (!state.HasSchedules(region))
            return;
        var schedules = state.Schedules(region);
        foreach (var (key, schedule) in schedules.ToList())
            if (Run(schedule, region))
                schedules.Remove(key);
    }

    /// <summary>Starts what became due since the last time; true when the schedule is done and goes.</summary>
    private bool Run(ScheduleEntry schedule, string region)
    {
        var now = LocalClock.FromTimestamp(state.Now);
        var since = LocalClock.FromTimestamp(schedule.ConsideredUntil ??= state.Now);
        if (schedule.Body.Text("State") != "ENABLED" || since >= now)
            return false;

        var end = End(schedule);
        foreach (var due in Times(schedule, since).TakeWhile(due => due <= now && due <= end).TakeLast(MostAtOnce))
        {
            // Only what was started is written down: looking changes nothing.
            schedule.ConsideredUntil = LocalClock.ToTimestamp(due);
            _invocation.Invoke(schedule.Body.Object("Target")!, $"chronos-schedule/{schedule.Name}", new("schedule", SchedulerState.Arn(region, schedule)), region, due);
        }

        return schedule.Body.Text("ActionAfterCompletion") == "DELETE" && (end <= now || !Times(schedule, now).Any());
    }

    private static IEnumerable<DateTimeOffset> Times(ScheduleEntry schedule, DateTimeOffset after)
    {
        var expression = schedule.Body.RequiredText("ScheduleExpression");
        var first = LocalClock.FromTimestamp(schedule.Body.Number("StartDate") ?? schedule.CreatedAt);
        // Dates of one-time schedules are ignored.
        if (!ScheduleTimes.IsOneTime(expression) && schedule.Body.ContainsKey("StartDate") && first > after)
            after = first.AddTicks(-1);
        return ScheduleTimes.After(expression, ZonedTime.Zone(schedule.Body.Text("ScheduleExpressionTimezone")), first, after);
    }

    private static DateTimeOffset End(ScheduleEntry schedule) =>
        !ScheduleTimes.IsOneTime(schedule.Body.RequiredText("ScheduleExpression")) && schedule.Body.Number("EndDate") is { } end
            ? LocalClock.FromTimestamp(end)
            : DateTimeOffset.MaxValue;
}
