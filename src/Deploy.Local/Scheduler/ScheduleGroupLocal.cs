using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Scheduler;

/// <summary>Schedule groups and their tags.</summary>
internal sealed class ScheduleGroupLocal(SchedulerState state)
{
    private const int LargestPage = 100;
    private const int MostTags = 200;

    public JsonObject Create(LocalCall call)
    {
        var (name, token) = (call.Input.RequiredText("Name"), call.Input.Text("ClientToken"));
        var groups = state.Groups(call.Region);
        if (groups.TryGetValue(name, out var existing) && existing.DeletedAt is not null)
            throw SchedulerErrors.GroupIsDeleted(name);
        if (existing is not null)
            return token is not null && existing.ClientToken == token ? Reply(call, existing) : throw SchedulerErrors.GroupExists(name);

        var group = new ScheduleGroup { Name = name, CreatedAt = state.Now, ClientToken = token };
        Merge(group, call.Input.Array("Tags"));
        groups.Add(name, group);
        return Reply(call, group);
    }

    public JsonObject Get(LocalCall call) => Describe(call, state.RequireGroup(call.Region, call.Input.RequiredText("Name")));

    /// <summary>Deletes the group with its schedules. The group keeps its name, as DELETING, until that is done.</summary>
    public JsonObject Delete(LocalCall call)
    {
        var group = state.RequireGroup(call.Region, call.Input.RequiredText("Name"));
        if (group.Name == SchedulerState.DefaultGroup)
            throw SchedulerErrors.Invalid("The default schedule group cannot be deleted.");
        var schedules = state.Schedules(call.Region);
        foreach (var schedule in schedules.Values.Where(schedule => schedule.Group == group.Name).ToList())
            schedules.Remove(SchedulerState.Key(schedule.Group, schedule.Name));
        group.DeletedAt ??= state.Now;
        return [];
    }

    public JsonObject List(LocalCall call)
    {
        var prefix = call.Input.Text("NamePrefix") ?? "";
        var groups = state.Groups(call.Region).Values.Where(group => group.Name.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        var (page, next) = Paging.Of(groups, call.Input.Whole("MaxResults"), call.Input.Text("NextToken"), LargestPage, SchedulerErrors.BadToken);
        return Paging.Reply("ScheduleGroups", page.Select(group => Describe(call, group)), next, "NextToken");
    }

    public JsonObject Tag(LocalCall call)
    {
        Merge(Resource(call), call.Input.Array("Tags"));
        return [];
    }

    public JsonObject Untag(LocalCall call)
    {
        Resource(call).Tags.Remove(call.Input.Texts("TagKeys"));
        return [];
    }

    public JsonObject ListTags(LocalCall call) => new() { ["Tags"] = Resource(call).Tags.ToJson("Key", "Value") };

    private static void Merge(ScheduleGroup group, JsonArray? tags)
    {
        group.Tags.Merge(tags, "Key", "Value");
        if (group.Tags.Values.Count > MostTags)
            throw SchedulerErrors.Invalid($"A schedule group can have at most {MostTags} tags.");
    }

    private ScheduleGroup Resource(LocalCall call)
    {
        const string Prefix = "schedule-group/";
        var text = call.Input.RequiredText("ResourceArn");
        return Arn.TryParse(text) is { Service: "scheduler" } arn && arn.Resource.StartsWith(Prefix, StringComparison.Ordinal)
            ? state.RequireGroup(arn.Region, arn.Resource[Prefix.Length..])
            : throw SchedulerErrors.Invalid($"{text} is not the ARN of a schedule group.");
    }

    private static JsonObject Reply(LocalCall call, ScheduleGroup group) => new() { ["ScheduleGroupArn"] = SchedulerState.Arn(call.Region, group) };

    private static JsonObject Describe(LocalCall call, ScheduleGroup group) => new()
    {
        ["Arn"] = SchedulerState.Arn(call.Region, group),
        ["CreationDate"] = group.CreatedAt,
        ["LastModificationDate"] = group.CreatedAt,
        ["Name"] = group.Name,
        ["State"] = group.DeletedAt is null ? "ACTIVE" : "DELETING",
    };
}
