using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.LoadBalancing;

/// <summary>A region's load balancers. Items are in the model's own form without tags; a listener's default rule is one of the rules.</summary>
public sealed class LoadBalancingState
{
    public List<JsonObject> LoadBalancers { get; set; } = [];

    public List<JsonObject> TargetGroups { get; set; } = [];

    /// <summary>By the target group's ARN: the attributes that were set, by name.</summary>
    public Dictionary<string, Dictionary<string, string>> Attributes { get; set; } = [];

    public List<JsonObject> Listeners { get; set; } = [];

    /// <summary>By the listener's ARN.</summary>
    public Dictionary<string, List<JsonObject>> Rules { get; set; } = [];

    /// <summary>By ARN.</summary>
    public Dictionary<string, TagSet> Tags { get; set; } = [];

    public JsonObject LoadBalancer(string arn) => LoadBalancers.FirstOrDefault(l => l.Text("LoadBalancerArn") == arn)
        ?? throw new LocalServiceException("LoadBalancerNotFound", "One or more load balancers not found");

    public JsonObject TargetGroup(string arn) => TargetGroups.FirstOrDefault(t => t.Text("TargetGroupArn") == arn)
        ?? throw new LocalServiceException("TargetGroupNotFound", "One or more target groups not found");

    public JsonObject Listener(string arn) => Listeners.FirstOrDefault(l => l.Text("ListenerArn") == arn)
        ?? throw new LocalServiceException("ListenerNotFound", "One or more listeners not found");

    /// <summary>The load balancers whose listeners or rules forward to the target group.</summary>
    public IReadOnlyList<string> UsersOf(string targetGroupArn) =>
    [
        .. Listeners
            .Where(l => Rules.GetValueOrDefault(l.RequiredText("ListenerArn"), []).Any(rule => Forwards(rule, targetGroupArn)))
            .Select(l => l.RequiredText("LoadBalancerArn")).Distinct(),
    ];

    public static IEnumerable<string> TargetGroupsOf(IEnumerable<JsonObject> actions) => actions.SelectMany(action =>
        (action.Object("ForwardConfig")?.Objects("TargetGroups").Select(t => t.Text("TargetGroupArn")) ?? [])
        .Append(action.Text("TargetGroupArn"))).OfType<string>().Distinct();

    private static bool Forwards(JsonObject rule, string targetGroupArn) =>
        TargetGroupsOf(rule.Objects("Actions")).Contains(targetGroupArn);
}
