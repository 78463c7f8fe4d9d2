using System.Text.Json.Nodes;

namespace Deploy.Local.Services;

/// <summary>What one or several operations of a service need, in AWS's terms.</summary>
public sealed class AccessRule
{
    private readonly List<Action<LocalCall, string, AccessContext>> _keys = [];
    private readonly List<AccessRule> _further = [];
    private readonly AccessTable _table;
    private string? _action;
    private Func<LocalCall, IEnumerable<string>> _resources = _ => ["*"];
    private Func<LocalCall, bool> _when = _ => true;
    private Func<LocalCall, string?> _shown = _ => null;

    internal AccessRule(AccessTable table, string? action = null) => (_table, _action) = (table, action);

    /// <summary>Another action than the operation's own name.</summary>
    public AccessRule As(string action)
    {
        _action = action;
        return this;
    }

    /// <summary>The ARN that the action is judged against; without it, <c>*</c>.</summary>
    public AccessRule On(Func<LocalCall, string> resource) => OnEach(call => [resource(call)]);

    /// <summary>The ARNs that the action is judged against; each must be allowed.</summary>
    public AccessRule OnEach(Func<LocalCall, IEnumerable<string>> resources)
    {
        _resources = resources;
        return this;
    }

    /// <summary>How AWS's refusal names the resource, where it does not show the ARN.</summary>
    public AccessRule Shown(Func<LocalCall, string?> text)
    {
        _shown = text;
        return this;
    }

    /// <summary>A condition key of the request.</summary>
    public AccessRule With(string key, Func<LocalCall, string?> value)
    {
        _keys.Add((call, _, context) => context.With(key, value(call)));
        return this;
    }

    /// <summary>The request sets tags: <c>aws:RequestTag/…</c> and <c>aws:TagKeys</c>.</summary>
    /// <param name="member">The list or map of tags in the request.</param>
    public AccessRule WithTags(string member)
    {
        _keys.Add((call, _, context) => SetTags(call.Input[member], context));
        return this;
    }

    /// <summary>The request removes tags: <c>aws:TagKeys</c>.</summary>
    public AccessRule WithTagKeys(string member)
    {
        _keys.Add((call, _, context) => context.With("aws:TagKeys", call.Input.Texts(member)));
        return this;
    }

    /// <summary>Only where the request asks for it.</summary>
    public AccessRule When(Func<LocalCall, bool> condition)
    {
        _when = condition;
        return this;
    }

    /// <summary>A second action that the operation needs.</summary>
    public AccessRule Also(string action, Action<AccessRule> describe)
    {
        var further = new AccessRule(_table, action);
        describe(further);
        _further.Add(further);
        return this;
    }

    /// <summary>Tags of a new resource need the service's tagging action on it too.</summary>
    public AccessRule Tagging(string action, string member, Func<LocalCall, IEnumerable<string>>? resources = null)
    {
        WithTags(member);
        return Also(action, rule => rule
            .OnEach(resources ?? _resources)
            .WithTags(member)
            .With($"{action.Split(':')[0]}:CreateAction", call => call.Operation)
            .When(call => call.Input[member] is JsonArray { Count: > 0 } or JsonObject { Count: > 0 }));
    }

    /// <summary>Roles that are handed to a service.</summary>
    public AccessRule Passing(string service, Func<LocalCall, IEnumerable<string?>> roles) => Also("iam:PassRole", rule => rule
        .OnEach(call => roles(call).OfType<string>().Distinct())
        .With("iam:PassedToService", _ => service));

    internal IEnumerable<AccessRequest> Requests(LocalCall call)
    {
        if (!_when(call))
            yield break;
        foreach (var resource in _resources(call))
        {
            var context = new AccessContext();
            foreach (var (key, value) in _table.TagsOf(call, resource))
                context.With($"aws:ResourceTag/{key}", value).With($"{_table.Prefix}:ResourceTag/{key}", value);
            _keys.ForEach(set => set(call, resource, context));
            yield return new AccessRequest(_action ?? $"{_table.Prefix}:{call.Operation}", resource, context, _shown(call));
        }

        foreach (var request in _further.SelectMany(rule => rule.Requests(call)))
            yield return request;
    }

    private static void SetTags(JsonNode? tags, AccessContext context)
    {
        IEnumerable<(string Key, string Value)> pairs = tags switch
        {
            JsonObject map => map.Select(tag => (tag.Key, tag.Value?.GetValue<string>() ?? "")),
            JsonArray list => list.OfType<JsonObject>().Select(tag => (tag.Text("key") ?? tag.Text("Key") ?? "", tag.Text("value") ?? tag.Text("Value") ?? "")),
            _ => [],
        };
        var all = pairs.ToList();
        foreach (var (key, value) in all)
            context.With($"aws:RequestTag/{key}", value);
        context.With("aws:TagKeys", [.. all.Select(tag => tag.Key)]);
    }
}
