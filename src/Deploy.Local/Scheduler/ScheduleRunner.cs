using Deploy.Local.Invocations;
using Deploy.Local.Services;

namespace Deploy.Local.Scheduler;

/// <summary>Starts what is due, at its moment within a flexible window, and deletes what is done.</summary>
internal sealed class ScheduleRunner(SchedulerState state) : IMovesOn
{
    /// <summary>After a long time in which nobody asked, only the last ones are started.</summary>
    private const int MostAtOnce = 10;

    private readonly StartQueue _queue = new(state.Context, new ScheduleInvoker());

    public void MoveOn(string region)
    {
        if (!state.HasSchedules(region))
            return;
        var schedules = state.Schedules(region);
        foreach (var (key, schedule) in schedules.Where(pair => DueOf(pair.Value) <= state.Now).ToList())
            if (Run(schedule, region))
                schedules.Remove(key);
    }

    public double? NextDue(string region) =>
        state.HasSchedules(region) ? state.Schedules(region).Values.Min(DueOf) : null;

    /// <summary>Starts a schedule's tasks now, whenever it is due. What fails waits to be tried again, unless the schedule is switched off.</summary>
    public void RunNow(ScheduleEntry schedule, string region)
    {
        var waiting = new List<PendingStart> { PendingStart.At(state.Now, state.Now) };
        Start(schedule, waiting, region);
        if (schedule.IsOn)
            schedule.Waiting.AddRange(waiting);
    }

    private void Start(ScheduleEntry schedule, List<PendingStart> waiting, string region)
    {
        var target = schedule.Body.Object("Target")!;
        var invocation = new Invocation(SchedulerState.Arn(region, schedule), region, target, target.Text("Input"), $"chronos-schedule/{schedule.Name}");
        // Targets other than ECS are left alone.
        _queue.Run(waiting, _ => invocation.IsOfEcs ? invocation : null);
    }

    /// <summary>When something is to be done for a schedule.</summary>
    private static double? DueOf(ScheduleEntry schedule)
    {
        if (!schedule.IsOn)
            return null;
        var next = Occurrences.Next(schedule) is { } at ? LocalClock.ToTimestamp(at) : DoneAt(schedule);
        var waiting = StartQueue.NextDue(schedule.Waiting);
        return next < waiting || waiting is null ? next : waiting;
    }

    /// <summary>When a schedule that will not be due again goes; null: it stays, or starts still wait.</summary>
    private static double? DoneAt(ScheduleEntry schedule) =>
        !schedule.GoesWhenDone || schedule.Waiting.Count > 0 ? null
        : Occurrences.End(schedule) is var end && end < DateTimeOffset.MaxValue ? LocalClock.ToTimestamp(end)
        : schedule.ConsideredUntil ?? schedule.CreatedAt;

    /// <summary>Starts what became due since the last time; true when the schedule is done and goes.</summary>
    private bool Run(ScheduleEntry schedule, string region)
    {
        var now = LocalClock.FromTimestamp(state.Now);
        var arn = SchedulerState.Arn(region, schedule);
        var since = LocalClock.FromTimestamp(schedule.ConsideredUntil ?? schedule.CreatedAt);
        foreach (var moment in Occurrences.After(schedule, since).TakeWhile(due => due <= now).TakeLast(MostAtOnce))
        {
            var due = LocalClock.ToTimestamp(moment);
            schedule.ConsideredUntil = due;
            schedule.Waiting.Add(PendingStart.At(due, FlexibleWindow.Start(arn, schedule.Body, due)));
        }

        Start(schedule, schedule.Waiting, region);
        return Occurrences.Next(schedule) is null && DoneAt(schedule) <= state.Now;
    }
}
