using System.Globalization;
using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.LoadBalancing;

/// <summary>Attributes of target groups. Those that are not played are kept and shown.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html"/>.</remarks>
internal sealed class TargetGroupAttributes(Func<string, LoadBalancingState> stateOf)
{
    /// <summary>How many seconds a target that leaves may finish its requests.</summary>
    public const string DeregistrationDelay = "deregistration_delay.timeout_seconds";

    /// <summary>For how many seconds the share of a new target grows.</summary>
    public const string SlowStart = "slow_start.duration_seconds";

    private static readonly Dictionary<string, string> OfAll = new(StringComparer.Ordinal)
    {
        [DeregistrationDelay] = "300",
        ["stickiness.enabled"] = "false",
    };

    private static readonly Dictionary<string, string> OfHttp = new(OfAll, StringComparer.Ordinal)
    {
        [SlowStart] = "0",
        ["load_balancing.algorithm.type"] = "round_robin",
        ["load_balancing.cross_zone.enabled"] = "use_load_balancer_configuration",
        ["stickiness.type"] = "lb_cookie",
        ["stickiness.lb_cookie.duration_seconds"] = "86400",
    };

    public JsonObject Describe(LocalCall call)
    {
        var state = stateOf(call.Region);
        return Reply(state, state.TargetGroup(call.Input.RequiredText("TargetGroupArn")));
    }

    public JsonObject Modify(LocalCall call)
    {
        var state = stateOf(call.Region);
        var group = state.TargetGroup(call.Input.RequiredText("TargetGroupArn"));
        var wanted = call.Input.Objects("Attributes").Select(a => (Key: a.Text("Key") ?? "", Value: a.Text("Value") ?? "")).ToList();
        foreach (var (key, value) in wanted)
            Check(key, value);
        var arn = group.RequiredText("TargetGroupArn");
        if (!state.Attributes.TryGetValue(arn, out var own))
            state.Attributes.Add(arn, own = []);
        foreach (var (key, value) in wanted)
            own[key] = value;
        return Reply(state, group);
    }

    /// <summary>A time that an attribute says; zero where the target group does not have it.</summary>
    public static TimeSpan Seconds(LoadBalancingState state, JsonObject group, string key) =>
        TimeSpan.FromSeconds(int.Parse(All(state, group).GetValueOrDefault(key) ?? "0", CultureInfo.InvariantCulture));

    private static void Check(string key, string value)
    {
        var isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds);
        var isWell = key switch
        {
            DeregistrationDelay => isNumber && seconds <= 3600,
            SlowStart => isNumber && (seconds == 0 || seconds is >= 30 and <= 900),
            _ => key.Length > 0,
        };
        if (!isWell)
            throw new LocalServiceException("InvalidConfigurationRequest", $"Target group attribute value '{value}' is not valid for '{key}'");
    }

    private static Dictionary<string, string> All(LoadBalancingState state, JsonObject group)
    {
        var all = new Dictionary<string, string>(group.Text("Protocol") is "HTTP" or "HTTPS" ? OfHttp : OfAll, StringComparer.Ordinal);
        foreach (var (key, value) in state.Attributes.GetValueOrDefault(group.RequiredText("TargetGroupArn")) ?? [])
            all[key] = value;
        return all;
    }

    private static JsonObject Reply(LoadBalancingState state, JsonObject group) => new()
    {
        ["Attributes"] = All(state, group).Select(JsonNode? (a) => new JsonObject { ["Key"] = a.Key, ["Value"] = a.Value }).ToJsonArray(),
    };
}
