using Deploy.Local.Services;

namespace Deploy.Local.Scheduler;

/// <summary>Groups and schedules of each region. The group <c>default</c> is always there.</summary>
internal sealed class SchedulerState(LocalContext context)
{
    public const string DefaultGroup = "default";

    /// <summary>How long a group is in deletion: minutes in AWS.</summary>
    private static readonly TimeSpan Deletion = TimeSpan.FromSeconds(2);

    public LocalContext Context => context;

    public double Now => context.Clock.Timestamp;

    public SortedDictionary<string, ScheduleGroup> Groups(string region)
    {
        var groups = context.Store.Document<SortedDictionary<string, ScheduleGroup>>("schedule-groups", region);
        if (!groups.ContainsKey(DefaultGroup))
            groups.Add(DefaultGroup, new ScheduleGroup { Name = DefaultGroup, CreatedAt = Now });
        foreach (var gone in groups.Values.Where(group => group.DeletedAt + context.Clock.Scale(Deletion).TotalSeconds <= Now).ToList())
            groups.Remove(gone.Name);
        return groups;
    }

    /// <summary>Whether anything was ever scheduled there.</summary>
    public bool HasSchedules(string region) => context.Store.Exists("schedules", region);

    /// <summary>By <c>group/name</c>.</summary>
    public SortedDictionary<string, ScheduleEntry> Schedules(string region) =>
        context.Store.Document<SortedDictionary<string, ScheduleEntry>>("schedules", region);

    public static string Key(string group, string name) => $"{group}/{name}";

    public static string Arn(string region, ScheduleEntry schedule) => Services.Arn.Make("scheduler", region, $"schedule/{Key(schedule.Group, schedule.Name)}");

    public static string Arn(string region, ScheduleGroup group) => Services.Arn.Make("scheduler", region, $"schedule-group/{group.Name}");

    public ScheduleGroup RequireGroup(string region, string name) => Groups(region).GetValueOrDefault(name) ?? throw SchedulerErrors.GroupNotFound(name);

    /// <summary>A group that schedules can be put into.</summary>
    public ScheduleGroup RequireActive(string region, string name) =>
        RequireGroup(region, name) is { DeletedAt: null } group ? group : throw SchedulerErrors.GroupIsDeleted(name);

    public ScheduleEntry Require(LocalCall call)
    {
        var (group, name) = (call.Input.Text("GroupName") ?? DefaultGroup, call.Input.RequiredText("Name"));
        RequireGroup(call.Region, group);
        return Schedules(call.Region).GetValueOrDefault(Key(group, name)) ?? throw SchedulerErrors.ScheduleNotFound(name);
    }
}
