namespace Deploy.Local.Services.Facts;

/// <summary>What starts tasks by time or by events; offered by Scheduler and by EventBridge. Called with the gate held.</summary>
public interface ITimetable : IRegional
{
    /// <summary>Its schedules or rules in a Region, by name.</summary>
    IReadOnlyList<ScheduleFacts> Schedules(string region);

    /// <summary>
    /// Starts the tasks of a schedule or rule now, as if it were due, also where it is switched off. What came of it is in the request log. A start
    /// that fails is tried again as any other, unless it is switched off.
    /// </summary>
    /// <returns>False: there is none of that ARN, or nothing that it could start.</returns>
    bool RunNow(string region, string arn);
}

/// <summary>A schedule or rule.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Name">Its name, with its group before it.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="When">Its expression, or its pattern of events.</param>
/// <param name="TimeZone">The time zone that it goes by.</param>
/// <param name="IsOn">Whether it starts anything.</param>
/// <param name="Starts">What it starts: <c>family:revision</c> of task definitions.</param>
/// <param name="Next">When it is due next, the first first.</param>
/// <param name="CanRunNow">It has a target of ECS that needs no event.</param>
public sealed record ScheduleFacts(
    string Arn, string Name, Owner Owner, string When, TimeZoneInfo TimeZone, bool IsOn, IReadOnlyList<string> Starts, IReadOnlyList<NextStart> Next, bool CanRunNow);

/// <summary>A time at which something is started.</summary>
/// <param name="At">When.</param>
/// <param name="Tries">How often it was tried in vain; null: it is not due yet.</param>
public sealed record NextStart(DateTimeOffset At, int? Tries);
