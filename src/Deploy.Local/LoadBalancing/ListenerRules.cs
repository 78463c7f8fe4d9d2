using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.LoadBalancing;

/// <summary>Reads and changes what rules forward to, for ECS.</summary>
internal sealed class ListenerRules(Func<string, LoadBalancingState> stateOf) : IListenerRules
{
    /// <inheritdoc/>
    public IReadOnlyList<(string TargetGroupArn, int Weight)>? Find(string arn, string region) =>
        RuleOf(arn, stateOf(region)) is { } rule
            ? (RuleReads.Of(rule).Action as ForwardAction)?.Groups ?? []
            : null;

    /// <inheritdoc/>
    public void Forward(string arn, string region, IReadOnlyList<(string TargetGroupArn, int Weight)> groups)
    {
        var state = stateOf(region);
        if (RuleOf(arn, state) is not { } rule || rule.Objects("Actions").LastOrDefault(action => action.Text("Type") == "forward") is not { } forward)
            return;
        // With several groups ELB shows no group of the action itself.
        forward.Remove("TargetGroupArn");
        if (forward.Object("ForwardConfig") is not { } settings)
            forward["ForwardConfig"] = settings = [];
        settings["TargetGroups"] = groups.Select(JsonNode? (group) => new JsonObject { ["TargetGroupArn"] = group.TargetGroupArn, ["Weight"] = group.Weight }).ToJsonArray();
        // A listener shows the actions of its default rule as its own.
        foreach (var listener in state.Listeners.Where(listener => rule.Flag("IsDefault") == true && state.Rules[listener.RequiredText("ListenerArn")].Contains(rule)))
            listener["DefaultActions"] = rule["Actions"]!.DeepClone();
    }

    private static JsonObject? RuleOf(string arn, LoadBalancingState state) =>
        state.Rules.TryGetValue(arn, out var ofListener)
            ? ofListener.FirstOrDefault(rule => rule.Flag("IsDefault") == true)
            : state.Rules.Values.SelectMany(rules => rules).FirstOrDefault(rule => rule.Text("RuleArn") == arn);
}
