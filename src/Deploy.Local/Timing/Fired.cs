using Deploy.Local.Requests;
using Deploy.Local.Services;

namespace Deploy.Local.Timing;

/// <summary>A start that a schedule or rule tried while the clock was moved.</summary>
/// <param name="Source">The ARN of the schedule or rule.</param>
/// <param name="Region">Where it is.</param>
/// <param name="Due">When it was due.</param>
/// <param name="At">When it was tried: later within a flexible window, and after a try that failed.</param>
/// <param name="Tasks">The ARNs of the tasks that it started.</param>
/// <param name="Error">Why it started none.</param>
public sealed record Fired(string Source, string Region, DateTimeOffset Due, DateTimeOffset At, IReadOnlyList<string> Tasks, string? Error)
{
    /// <summary>Null when the entry of the log is none.</summary>
    internal static Fired? Of(RequestEntry entry) =>
        entry is { Operation: "InvokeTarget", Input: { } input } && (input.Text("schedule") ?? input.Text("rule")) is { } source
            ? new Fired(
                source, entry.Region, LocalClock.FromTimestamp(input.Number("due") ?? 0), LocalClock.FromTimestamp(input.Number("at") ?? 0),
                input.Texts("tasks"), entry.ErrorCode)
            : null;
}
