using System.Text.Json.Nodes;
using Deploy.Local.Services;
using Deploy.Local.Services.Facts;

namespace Deploy.Local.LoadBalancing;

/// <summary>
/// Elastic Load Balancing v2 as far as services need it: load balancers, listeners, rules, target groups and the health of targets. Where tasks
/// run, the proxy is told what load balancers do with requests.
/// </summary>
public sealed class LoadBalancingService : LocalService, ITargetGroupCatalog
{
    private readonly LocalContext _context;

    public LoadBalancingService(LocalContext context) : base("elbv2")
    {
        _context = context;
        Access = new LoadBalancingAccess(State);
        context.Peers.Offer<ITargetGroupCatalog>(this);
        context.Peers.Offer<IStandIns>(new TargetGroupSeeds(context, State));
        context.Peers.Offer<IListenerRules>(new ListenerRules(State));
        var hosts = new BalancerHosts();
        context.Peers.Offer<IBalancerHosts>(hosts);
        context.Peers.Offer<IMovesOn>(new LoadBalancingMovesOn(context, hosts));

        var groups = new TargetGroupOperations(context, State);
        On("CreateTargetGroup", groups.Create);
        On("DescribeTargetGroups", groups.Describe);
        On("DeleteTargetGroup", groups.Delete);
        On("DescribeTargetHealth", groups.DescribeHealth);
        var attributes = new TargetGroupAttributes(State);
        On("DescribeTargetGroupAttributes", attributes.Describe);
        On("ModifyTargetGroupAttributes", attributes.Modify);

        var balancers = new LoadBalancerOperations(context, State);
        On("CreateLoadBalancer", balancers.Create);
        On("DescribeLoadBalancers", balancers.Describe);
        On("DeleteLoadBalancer", balancers.Delete);

        var listeners = new ListenerOperations(State);
        On("CreateListener", listeners.Create);
        On("DescribeListeners", listeners.Describe);
        On("DeleteListener", listeners.Delete);
        On("CreateRule", listeners.CreateRule);
        On("DescribeRules", listeners.DescribeRules);

        On("AddTags", call => ChangeTags(call, set => set.Merge(call.Input.Array("Tags"), "Key", "Value")));
        On("RemoveTags", call => ChangeTags(call, set => set.Remove(call.Input.Texts("TagKeys"))));
        On("DescribeTags", DescribeTags);
    }

    public TargetGroupFacts? Find(string targetGroupArn, string region)
    {
        var state = State(region);
        var group = state.TargetGroups.FirstOrDefault(t => t.Text("TargetGroupArn") == targetGroupArn);
        return group is null ? null : TargetGroupReads.Facts(group, state);
    }

    private LoadBalancingState State(string region) => _context.Store.Document<LoadBalancingState>("elbv2", region);

    private JsonObject ChangeTags(LocalCall call, Action<TagSet> change)
    {
        foreach (var arn in call.Input.Texts("ResourceArns"))
        {
            CheckExists(State(call.Region), arn);
            if (!State(call.Region).Tags.TryGetValue(arn, out var tags))
                State(call.Region).Tags.Add(arn, tags = new TagSet());
            change(tags);
        }

        return [];
    }

    private JsonObject DescribeTags(LocalCall call) => new()
    {
        ["TagDescriptions"] = call.Input.Texts("ResourceArns").Select(JsonNode? (arn) =>
        {
            CheckExists(State(call.Region), arn);
            return new JsonObject { ["ResourceArn"] = arn, ["Tags"] = State(call.Region).Tags.GetValueOrDefault(arn)?.ToJson("Key", "Value") ?? [] };
        }).ToJsonArray(),
    };

    private static void CheckExists(LoadBalancingState state, string arn)
    {
        var resource = Arn.TryParse(arn)?.Resource ?? "";
        if (resource.StartsWith("targetgroup/", StringComparison.Ordinal))
            state.TargetGroup(arn);
        else if (resource.StartsWith("loadbalancer/", StringComparison.Ordinal))
            state.LoadBalancer(arn);
        else if (resource.StartsWith("listener/", StringComparison.Ordinal))
            state.Listener(arn);
        else if (!state.Rules.Values.SelectMany(r => r).Any(r => r.Text("RuleArn") == arn))
            throw new LocalServiceException("ValidationError", $"'{arn}' is not a valid load balancer, target group, listener or rule ARN");
    }
}
