using System.Text.Json.Nodes;
using Deploy.Local.Services;
using Deploy.Local.Services.Facts;
using Deploy.Local.Services.Seeds;

namespace Deploy.Local.LoadBalancing;

/// <summary>
/// Stand-ins for target groups, each with a load balancer of its name that forwards to it: ECS refuses a group without one, and so its
/// tasks are reached.
/// </summary>
internal sealed class TargetGroupSeeds(LocalContext context, Func<string, LoadBalancingState> stateOf) : ISeeds<TargetGroupSeed>, IStandIns
{
    private const int ListenerPort = 80;
    private const string ArnPrefix = "targetgroup/";

    private static readonly string[] Protocols = ["HTTP", "HTTPS", "TCP", "TLS", "UDP", "TCP_UDP"];

    /// <inheritdoc/>
    public string? WhyNot(TargetGroupSeed seed, string region)
    {
        if ((SeedIdentity.WhyNotOne(("arn", seed.Arn), ("name", seed.Name))
            ?? (seed.Arn is { } arn ? SeedIdentity.WhyNotArn(arn, "elasticloadbalancing", ArnPrefix, region) : null)) is { } why)
            return why;
        if (!TargetGroupOperations.IsName(NameOf(seed)))
            return "The name of a target group has 1 to 32 letters, numbers and hyphens, and no hyphen at either end.";
        if (!Protocols.Contains(seed.Protocol))
            return $"\"protocol\" is '{seed.Protocol}'; there are {string.Join(", ", Protocols)}.";
        if (seed.Port is < 1 or > 65535)
            return $"\"port\" is {seed.Port}; it is 1 to 65535.";
        return Find(stateOf(region), seed) is { } found && seed.Arn is not null && found.Text("TargetGroupArn") != seed.Arn
            ? $"Its name is that of {found.Text("TargetGroupArn")}, which is here already. "
                + "Delete that (aws elbv2 delete-target-group), or name that one."
            : null;
    }

    /// <inheritdoc/>
    public Seeded Seed(TargetGroupSeed seed, string region)
    {
        var state = stateOf(region);
        var found = Find(state, seed);
        var group = found ?? Add(state, seed, region);
        var arn = group.RequiredText("TargetGroupArn");
        var standIn = StandIn.Carries(state.Tags.GetValueOrDefault(arn));
        if (standIn && state.UsersOf(arn).Count == 0)
            AddBalancer(state, group, seed.VpcOf, region);
        var url = HostOf(state, arn) is { } host ? context.Endpoint.UrlOf(host) : null;
        return Seeded.Of(seed, made: found is null, standIn, arn) with { Url = url };
    }

    /// <inheritdoc/>
    public IReadOnlyList<StandInFacts> StandIns(string region)
    {
        if (!context.Store.Exists("elbv2", region))
            return [];
        var state = stateOf(region);
        return
        [
            .. from targets in state.TargetGroups
               let arn = targets.RequiredText("TargetGroupArn")
               where StandIn.Carries(state.Tags.GetValueOrDefault(arn))
               select new StandInFacts("target group", arn) { Host = HostOf(state, arn) },
        ];
    }

    private static string NameOf(TargetGroupSeed seed) => seed.Name ?? Arn.TryParse(seed.Arn)!.Resource[ArnPrefix.Length..].Split('/')[0];

    private static JsonObject? Find(LoadBalancingState state, TargetGroupSeed seed) =>
        state.TargetGroups.Find(group => group.Text("TargetGroupArn") == seed.Arn)
        ?? state.TargetGroups.Find(group => group.Text("TargetGroupName") == NameOf(seed));

    private JsonObject Add(LoadBalancingState state, TargetGroupSeed seed, string region)
    {
        var (vpc, _) = context.Peers.Find<ISeedNetwork>()!.Of(seed.VpcOf, region);
        var input = new JsonObject
        {
            ["Name"] = NameOf(seed),
            ["Protocol"] = seed.Protocol,
            ["Port"] = seed.Port,
            ["VpcId"] = vpc,
            ["TargetType"] = "ip",
        };
        // Which path answers the account's health check is not known here: whatever is no failure of the server will do.
        if (seed.Protocol is "HTTP" or "HTTPS")
            input["Matcher"] = new JsonObject { ["HttpCode"] = "200-499" };
        var group = TargetGroupOperations.WithDefaults(input);
        var arn = seed.Arn ?? Arn.Make("elasticloadbalancing", region, $"{ArnPrefix}{NameOf(seed)}/{Identifiers.Hex(16)}");
        group["TargetGroupArn"] = arn;
        state.TargetGroups.Add(group);
        state.Tags[arn] = StandIn.Tags();
        return group;
    }

    private void AddBalancer(LoadBalancingState state, JsonObject group, string? vpcOf, string region)
    {
        var network = context.Peers.Find<INetworkCatalog>()!;
        var (vpc, subnets) = context.Peers.Find<ISeedNetwork>()!.Of(vpcOf, region);
        var protocol = group.RequiredText("Protocol");
        var isHttp = protocol is "HTTP" or "HTTPS";
        var name = FreeName(state, group.RequiredText("TargetGroupName"));
        var balancer = LoadBalancerOperations.New(
            name, isHttp ? "application" : "network", "internet-facing", region, context.Clock.Timestamp);
        balancer["VpcId"] = vpc;
        balancer["AvailabilityZones"] = subnets.Select(JsonNode? (id) => new JsonObject
        {
            ["ZoneName"] = network.Subnet(id, region)!.AvailabilityZone,
            ["SubnetId"] = id,
            ["LoadBalancerAddresses"] = new JsonArray(),
        }).ToJsonArray();
        balancer["SecurityGroups"] = isHttp && network.DefaultSecurityGroup(vpc, region) is { } open ? new JsonArray(open) : [];
        balancer["IpAddressType"] = "ipv4";
        state.LoadBalancers.Add(balancer);
        var arn = balancer.RequiredText("LoadBalancerArn");
        state.Tags[arn] = StandIn.Tags();
        var forward = new JsonObject { ["Type"] = "forward", ["TargetGroupArn"] = group.RequiredText("TargetGroupArn") };
        var listener = ListenerOperations.Add(state, balancer, new JsonObject
        {
            ["LoadBalancerArn"] = arn,
            // No certificate is here.
            ["Protocol"] = protocol switch { "HTTPS" => "HTTP", "TLS" => "TCP", _ => protocol },
            ["Port"] = ListenerPort,
            ["DefaultActions"] = new JsonArray(forward),
        });
        state.Tags[listener.RequiredText("ListenerArn")] = StandIn.Tags();
    }

    /// <summary>The target group's name; where a load balancer has that, one with a number.</summary>
    private static string FreeName(LoadBalancingState state, string wanted)
    {
        const int Longest = 32;
        var name = wanted.StartsWith("internal-", StringComparison.Ordinal) ? wanted["internal-".Length..] : wanted;
        for (var number = 2; state.LoadBalancers.Exists(balancer => balancer.Text("LoadBalancerName") == name); number++)
        {
            var ending = $"-{number}";
            name = $"{wanted[..Math.Min(wanted.Length, Longest - ending.Length)].TrimEnd('-')}{ending}";
        }

        return name;
    }

    /// <summary>Where the proxy answers for a group: only where tasks run there is one, and it speaks HTTP.</summary>
    private string? HostOf(LoadBalancingState state, string targetGroup) =>
        context.Peers.Find<IForwardTargets>() is null
            ? null
            : (from arn in state.UsersOf(targetGroup)
               let balancer = state.LoadBalancer(arn)
               where balancer.Text("Type") == "application"
               select $"{balancer.RequiredText("LoadBalancerName").ToLowerInvariant()}.localhost").FirstOrDefault();
}
