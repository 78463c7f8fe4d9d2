using System.Text.Json.Nodes;
using Deploy.Local.Scheduler;
using Deploy.Local.Services;

namespace Deploy.Local.Events;

/// <summary>Rules and their tags.</summary>
internal sealed class RuleOperations(EventState state)
{
    private const int LargestPage = 100;
    private const int MostTags = 50;

    /// <summary>Creates the rule or replaces it: what the request leaves out is reset. Tags count at creation only.</summary>
    public JsonObject Put(LocalCall call)
    {
        EventState.CheckBus(call);
        var input = call.Input;
        var (name, schedule, pattern) = (input.RequiredText("Name"), input.Text("ScheduleExpression"), input.Text("EventPattern"));
        if (schedule is null && pattern is null)
            throw EventErrors.Invalid("Parameter(s) EventPattern or ScheduleExpression must be specified.");
        if (schedule is not null && !ScheduleExpression.IsValidForRule(schedule))
            throw EventErrors.Invalid("Parameter ScheduleExpression is not valid.");
        if (pattern is not null)
            EventPattern.Check(pattern);

        var rules = state.Of(call.Region);
        if (!rules.TryGetValue(name, out var rule))
        {
            rule = new EventRule { Name = name };
            Merge(rule, input.Array("Tags"));
            rules.Add(name, rule);
        }

        if (rule.ScheduleExpression != schedule)
            rule.ScheduledSince = state.Context.Clock.Timestamp;
        rule.ConsideredUntil = state.Context.Clock.Timestamp;
        rule.ScheduleExpression = schedule;
        rule.EventPattern = pattern;
        rule.State = input.Text("State") ?? "ENABLED";
        if (!rule.IsOn)
            rule.Waiting.Clear();
        rule.Description = input.Text("Description");
        rule.RoleArn = input.Text("RoleArn");
        return new JsonObject { ["RuleArn"] = EventState.Arn(call.Region, name) };
    }

    public JsonObject Describe(LocalCall call) => Describe(call, state.Require(call)).With("CreatedBy", call.Account);

    public JsonObject List(LocalCall call)
    {
        EventState.CheckBus(call);
        var prefix = call.Input.Text("NamePrefix") ?? "";
        var rules = state.Of(call.Region).Values.Where(rule => rule.Name.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        var (page, next) = Paging.Of(rules, call.Input.Whole("Limit"), call.Input.Text("NextToken"), LargestPage, EventErrors.BadToken);
        return Paging.Reply("Rules", page.Select(rule => Describe(call, rule)), next, "NextToken");
    }

    /// <summary>Deletes the rule; one that does not exist is no error.</summary>
    public JsonObject Delete(LocalCall call)
    {
        EventState.CheckBus(call);
        var rules = state.Of(call.Region);
        if (rules.TryGetValue(call.Input.RequiredText("Name"), out var rule) && rule.Targets.Count > 0)
            throw EventErrors.Invalid("Rule can't be deleted since it has targets.");
        rules.Remove(call.Input.RequiredText("Name"));
        return [];
    }

    public JsonObject Enable(LocalCall call)
    {
        var rule = state.Require(call);
        if (!rule.IsOn)
            (rule.State, rule.ConsideredUntil) = ("ENABLED", state.Context.Clock.Timestamp);
        return [];
    }

    public JsonObject Disable(LocalCall call)
    {
        var rule = state.Require(call);
        rule.State = "DISABLED";
        rule.Waiting.Clear();
        return [];
    }

    public JsonObject Tag(LocalCall call)
    {
        Merge(state.RequireResource(call), call.Input.Array("Tags"));
        return [];
    }

    public JsonObject Untag(LocalCall call)
    {
        state.RequireResource(call).Tags.Remove(call.Input.Texts("TagKeys"));
        return [];
    }

    public JsonObject ListTags(LocalCall call) => new() { ["Tags"] = state.RequireResource(call).Tags.ToJson("Key", "Value") };

    private static void Merge(EventRule rule, JsonArray? tags)
    {
        rule.Tags.Merge(tags, "Key", "Value");
        if (rule.Tags.Values.Count > MostTags)
            throw EventErrors.Invalid($"A rule can have at most {MostTags} tags.");
    }

    private static JsonObject Describe(LocalCall call, EventRule rule) => new JsonObject
    {
        ["Name"] = rule.Name,
        ["Arn"] = EventState.Arn(call.Region, rule.Name),
        ["State"] = rule.State,
        ["EventBusName"] = EventState.Bus,
    }
        .With("EventPattern", rule.EventPattern)
        .With("ScheduleExpression", rule.ScheduleExpression)
        .With("Description", rule.Description)
        .With("RoleArn", rule.RoleArn);
}
