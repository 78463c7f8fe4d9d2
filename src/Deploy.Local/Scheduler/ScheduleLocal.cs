using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Scheduler;

/// <summary>Creates, reads, replaces and deletes schedules.</summary>
internal sealed class ScheduleLocal(SchedulerState state)
{
    private const int LargestPage = 100;

    private static readonly string[] Kept =
    [
        "Description", "EndDate", "FlexibleTimeWindow", "KmsKeyArn", "ScheduleExpression", "StartDate", "Target",
    ];

    private readonly ScheduleChecks _checks = new(state.Context);

    public JsonObject Create(LocalCall call)
    {
        var input = call.Input;
        var group = state.RequireActive(call.Region, input.Text("GroupName") ?? SchedulerState.DefaultGroup);
        var (name, token) = (input.RequiredText("Name"), input.Text("ClientToken"));
        var schedules = state.Schedules(call.Region);
        if (schedules.TryGetValue(SchedulerState.Key(group.Name, name), out var existing))
            return token is not null && existing.ClientToken == token ? Reply(call, existing) : throw SchedulerErrors.ScheduleExists(name);

        _checks.Check(input);
        var schedule = new ScheduleEntry
        {
            Name = name,
            Group = group.Name,
            CreatedAt = state.Now,
            ModifiedAt = state.Now,
            // A rate without a start date is due at once.
            ConsideredUntil = state.Now - 0.001,
            ClientToken = token,
            Body = Body(input),
        };
        schedules.Add(SchedulerState.Key(group.Name, name), schedule);
        return Reply(call, schedule);
    }

    public JsonObject Get(LocalCall call)
    {
        var schedule = state.Require(call);
        return schedule.Body.Copy()
            .With("Arn", SchedulerState.Arn(call.Region, schedule))
            .With("GroupName", schedule.Group)
            .With("Name", schedule.Name)
            .With("CreationDate", schedule.CreatedAt)
            .With("LastModificationDate", schedule.ModifiedAt);
    }

    /// <summary>
    /// Replaces the schedule: what the request leaves out goes back to its default. Starts that wait go on with the new target, unless it is
    /// off now.
    /// </summary>
    public JsonObject Update(LocalCall call)
    {
        var schedule = state.Require(call);
        _checks.Check(call.Input);
        (schedule.Body, schedule.ModifiedAt, schedule.ConsideredUntil) = (Body(call.Input), state.Now, state.Now);
        if (!schedule.IsOn)
            schedule.Waiting.Clear();
        return Reply(call, schedule);
    }

    public JsonObject Delete(LocalCall call)
    {
        var schedule = state.Require(call);
        state.Schedules(call.Region).Remove(SchedulerState.Key(schedule.Group, schedule.Name));
        return [];
    }

    public JsonObject List(LocalCall call)
    {
        var input = call.Input;
        if (input.Text("GroupName") is { } group)
            state.RequireGroup(call.Region, group);
        var schedules = state.Schedules(call.Region).Values
            .Where(schedule => input.Text("GroupName") is not { } wanted || schedule.Group == wanted)
            .Where(schedule => input.Text("NamePrefix") is not { } prefix || schedule.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Where(schedule => input.Text("State") is not { } wanted || schedule.Body.Text("State") == wanted)
            .OrderBy(schedule => schedule.Name, StringComparer.Ordinal)
            .ToList();
        var (page, next) = Paging.Of(schedules, input.Whole("MaxResults"), input.Text("NextToken"), LargestPage, SchedulerErrors.BadToken);
        return Paging.Reply("Schedules", page.Select(schedule => Summary(call, schedule)), next, "NextToken");
    }

    private static JsonObject Body(JsonObject input)
    {
        var body = new JsonObject();
        foreach (var name in Kept)
            body.With(name, input[name]?.DeepClone());
        body["State"] = input.Text("State") ?? "ENABLED";
        body["ScheduleExpressionTimezone"] = input.Text("ScheduleExpressionTimezone") ?? "UTC";
        body["ActionAfterCompletion"] = input.Text("ActionAfterCompletion") ?? "NONE";

        var target = body.Object("Target")!;
        var retry = target.Object("RetryPolicy") ?? [];
        target["RetryPolicy"] = new JsonObject
        {
            ["MaximumEventAgeInSeconds"] = retry.Whole("MaximumEventAgeInSeconds") ?? 86400,
            ["MaximumRetryAttempts"] = retry.Whole("MaximumRetryAttempts") ?? 185,
        };
        return body;
    }

    private static JsonObject Reply(LocalCall call, ScheduleEntry schedule) => new() { ["ScheduleArn"] = SchedulerState.Arn(call.Region, schedule) };

    private static JsonObject Summary(LocalCall call, ScheduleEntry schedule) => new()
    {
        ["Arn"] = SchedulerState.Arn(call.Region, schedule),
        ["CreationDate"] = schedule.CreatedAt,
        ["GroupName"] = schedule.Group,
        ["LastModificationDate"] = schedule.ModifiedAt,
        ["Name"] = schedule.Name,
        ["State"] = schedule.Body.Text("State"),
        ["Target"] = new JsonObject { ["Arn"] = schedule.Body.Object("Target")!.Text("Arn") },
    };
}
