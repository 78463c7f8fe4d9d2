using System.Globalization;
using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.LoadBalancing;

/// <summary>Listeners and their rules.</summary>
internal sealed class ListenerOperations(Func<string, LoadBalancingState> stateOf)
{
    public JsonObject Create(LocalCall call)
    {
        var input = call.Input;
        var state = stateOf(call.Region);
        var balancer = state.LoadBalancer(input.RequiredText("LoadBalancerArn"));
        CheckTargets(state, input.Objects("DefaultActions"));
        if (balancer.Text("Type") != "gateway" && (input.Text("Protocol") is null || input.Whole("Port") is null))
            throw new LocalServiceException("ValidationError", "A listener protocol and port must be specified");
        if (state.Listeners.Any(l => l.Text("LoadBalancerArn") == balancer.Text("LoadBalancerArn") && l.Whole("Port") == input.Whole("Port")))
            throw new LocalServiceException("DuplicateListener", "A listener already exists on this port for this load balancer");

        var listener = Add(state, balancer, input);
        var arn = listener.RequiredText("ListenerArn");
        if (input.Array("Tags") is { } tags)
            state.Tags[arn] = TagSet.From(tags, "Key", "Value");
        return new JsonObject { ["Listeners"] = new JsonArray(listener.Copy()) };
    }

    /// <summary>Adds a listener with its default rule.</summary>
    internal static JsonObject Add(LoadBalancingState state, JsonObject balancer, JsonObject input)
    {
        var listener = input.Copy();
        listener.Remove("Tags");
        var arn = balancer.RequiredText("LoadBalancerArn").Replace(":loadbalancer/", ":listener/", StringComparison.Ordinal) + "/" + Identifiers.Hex(16);
        listener["ListenerArn"] = arn;
        listener["DefaultActions"] = Actions(input.Objects("DefaultActions"));
        state.Listeners.Add(listener);
        state.Rules[arn] =
        [
            new JsonObject
            {
                ["RuleArn"] = RuleArn(arn),
                ["Priority"] = "default",
                ["IsDefault"] = true,
                ["Conditions"] = new JsonArray(),
                ["Actions"] = listener["DefaultActions"]!.DeepClone(),
            },
        ];
        return listener;
    }

    public JsonObject Describe(LocalCall call)
    {
        var state = stateOf(call.Region);
        var arns = call.Input.Texts("ListenerArns");
        var balancer = call.Input.Text("LoadBalancerArn");
        foreach (var arn in arns)
            state.Listener(arn);
        if (balancer is not null)
            state.LoadBalancer(balancer);
        else if (arns.Count == 0)
            throw new LocalServiceException("ValidationError", "You must specify either listener ARNs or a load balancer ARN");
        var found = state.Listeners
            .Where(l => balancer is null || l.Text("LoadBalancerArn") == balancer)
            .Where(l => arns.Count == 0 || arns.Contains(l.RequiredText("ListenerArn")));
        return new JsonObject { ["Listeners"] = found.Select(JsonNode? (l) => l.Copy()).ToJsonArray() };
    }

    public JsonObject Delete(LocalCall call)
    {
        var state = stateOf(call.Region);
        var listener = state.Listener(call.Input.RequiredText("ListenerArn"));
        state.Listeners.Remove(listener);
        state.Rules.Remove(listener.RequiredText("ListenerArn"));
        state.Tags.Remove(listener.RequiredText("ListenerArn"));
        return [];
    }

    public JsonObject CreateRule(LocalCall call)
    {
        var state = stateOf(call.Region);
        var arn = state.Listener(call.Input.RequiredText("ListenerArn")).RequiredText("ListenerArn");
        CheckTargets(state, call.Input.Objects("Actions"));
        var priority = call.Input.Whole("Priority")!.Value.ToString(CultureInfo.InvariantCulture);
        if (state.Rules[arn].Any(r => r.Text("Priority") == priority))
            throw new LocalServiceException("PriorityInUse", $"Priority '{priority}' is currently in use");
        var rule = new JsonObject
        {
            ["RuleArn"] = RuleArn(arn),
            ["Priority"] = priority,
            ["IsDefault"] = false,
            ["Conditions"] = call.Input.Array("Conditions")!.Copy(),
            ["Actions"] = Actions(call.Input.Objects("Actions")),
        };
        state.Rules[arn].Add(rule);
        if (call.Input.Array("Tags") is { } tags)
            state.Tags[rule.RequiredText("RuleArn")] = TagSet.From(tags, "Key", "Value");
        return new JsonObject { ["Rules"] = new JsonArray(rule.Copy()) };
    }

    public JsonObject DescribeRules(LocalCall call)
    {
        var state = stateOf(call.Region);
        var listener = call.Input.Text("ListenerArn");
        var arns = call.Input.Texts("RuleArns");
        if (listener is null && arns.Count == 0)
            throw new LocalServiceException("ValidationError", "You must specify either listener rule ARNs or a listener ARN");
        var rules = listener is null
            ? state.Rules.Values.SelectMany(r => r)
            : state.Rules[state.Listener(listener).RequiredText("ListenerArn")];
        var found = rules.Where(r => arns.Count == 0 || arns.Contains(r.RequiredText("RuleArn"))).ToList();
        if (arns.Any(arn => found.All(r => r.Text("RuleArn") != arn)))
            throw new LocalServiceException("RuleNotFound", "One or more rules not found");
        var ordered = found.OrderBy(r => int.TryParse(r.Text("Priority"), out var priority) ? priority : int.MaxValue);
        return new JsonObject { ["Rules"] = ordered.Select(JsonNode? (r) => r.Copy()).ToJsonArray() };
    }

    private static void CheckTargets(LoadBalancingState state, IEnumerable<JsonObject> actions)
    {
        foreach (var arn in LoadBalancingState.TargetGroupsOf(actions))
            state.TargetGroup(arn);
    }

    /// <summary>ELB spells a forward to one group in both ways.</summary>
    private static JsonArray Actions(IEnumerable<JsonObject> actions) => actions.Select(JsonNode? (action, index) =>
    {
        var copy = action.Copy();
        if (copy.Text("Type") == "forward" && copy.Text("TargetGroupArn") is { } arn && copy["ForwardConfig"] is null)
            copy["ForwardConfig"] = new JsonObject
            {
                ["TargetGroups"] = new JsonArray(new JsonObject { ["TargetGroupArn"] = arn, ["Weight"] = 1 }),
                ["TargetGroupStickinessConfig"] = new JsonObject { ["Enabled"] = false },
            };
        return copy;
    }).ToJsonArray();

    private static string RuleArn(string listenerArn) =>
        listenerArn.Replace(":listener/", ":listener-rule/", StringComparison.Ordinal) + "/" + Identifiers.Hex(16);
}
