using Deploy.Local.Services;

namespace Deploy.Local.Scheduler;

/// <summary>Schedules for the start page.</summary>
internal sealed class SchedulerOverview(SchedulerState state) : IOverview
{
    public IReadOnlyList<string> Regions => state.Context.Store.Regions("schedules");

    public IEnumerable<OverviewTable> Tables(string region) =>
    [
        new OverviewTable(
            "Schedules", ["Group", "Schedule", "When", "Time zone", "State"],
            [.. state.Schedules(region).Values.Select(string[] (schedule) =>
            [
                schedule.Group, schedule.Name, schedule.Body.Text("ScheduleExpression") ?? "", schedule.Body.Text("ScheduleExpressionTimezone") ?? "UTC", schedule.Body.Text("State") ?? "",
            ])]),
    ];
}
