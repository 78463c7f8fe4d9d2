using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deploy.Local.Services;

namespace Deploy.Local.LoadBalancing;

/// <summary>Load balancers.</summary>
internal sealed partial class LoadBalancerOperations(LocalContext context, Func<string, LoadBalancingState> stateOf)
{
    public JsonObject Create(LocalCall call)
    {
        var input = call.Input;
        var state = stateOf(call.Region);
        var name = input.RequiredText("Name");
        if (!NamePattern().IsMatch(name) || name.StartsWith("internal-", StringComparison.Ordinal))
            throw new LocalServiceException("ValidationError", $"The load balancer name '{name}' must have 1 to 32 letters, numbers and hyphens, no hyphen at either end, and not begin with 'internal-'");
        if (state.LoadBalancers.FirstOrDefault(l => l.Text("LoadBalancerName") == name) is { } existing)
            return existing.Text("Type") == (input.Text("Type") ?? "application") && existing.Text("Scheme") == (input.Text("Scheme") ?? "internet-facing")
                ? Reply([existing])
                : throw new LocalServiceException("DuplicateLoadBalancerName", $"A load balancer with the same name '{name}' exists, but with different settings");

        var type = input.Text("Type") ?? "application";
        var (zones, vpc) = Zones(input, type, call.Region);
        var balancer = New(name, type, input.Text("Scheme") ?? "internet-facing", call.Region, context.Clock.Timestamp);
        balancer["VpcId"] = vpc;
        balancer["AvailabilityZones"] = zones;
        balancer["SecurityGroups"] = input.Array("SecurityGroups")?.Copy() ?? [];
        balancer["IpAddressType"] = input.Text("IpAddressType") ?? "ipv4";
        state.LoadBalancers.Add(balancer);
        if (input.Array("Tags") is { } tags)
            state.Tags[balancer.RequiredText("LoadBalancerArn")] = TagSet.From(tags, "Key", "Value");
        return Reply([balancer]);
    }

    /// <summary>A load balancer without its network.</summary>
    internal static JsonObject New(string name, string type, string scheme, string region, double now)
    {
        var id = Identifiers.Hex(16);
        var kind = type switch
        {
            "network" => "net",
            "gateway" => "gwy",
            _ => "app",
        };
        return new JsonObject
        {
            ["LoadBalancerArn"] = Arn.Make("elasticloadbalancing", region, $"loadbalancer/{kind}/{name}/{id}"),
            ["LoadBalancerName"] = name,
            ["DNSName"] = $"{(scheme == "internal" ? "internal-" : "")}{name}-{id[..9]}.elb.{region}.localhost",
            ["CanonicalHostedZoneId"] = "Z00000000000000000000",
            ["CreatedTime"] = now,
            ["Scheme"] = scheme,
            ["State"] = new JsonObject { ["Code"] = "active" },
            ["Type"] = type,
        };
    }

    public JsonObject Describe(LocalCall call)
    {
        var state = stateOf(call.Region);
        var arns = call.Input.Texts("LoadBalancerArns");
        var names = call.Input.Texts("Names");
        foreach (var arn in arns)
            state.LoadBalancer(arn);
        if (names.FirstOrDefault(n => state.LoadBalancers.All(l => l.Text("LoadBalancerName") != n)) is { } missing)
            throw new LocalServiceException("LoadBalancerNotFound", $"Load balancers '[{missing}]' not found");
        var found = state.LoadBalancers
            .Where(l => arns.Count == 0 || arns.Contains(l.RequiredText("LoadBalancerArn")))
            .Where(l => names.Count == 0 || names.Contains(l.RequiredText("LoadBalancerName"))).ToList();
        var (page, next) = Paging.Of(found, call.Input.Whole("PageSize"), call.Input.Text("Marker"), 400, () => new LocalServiceException("ValidationError", "The marker is invalid"));
        return Reply(page).With("NextMarker", next);
    }

    public JsonObject Delete(LocalCall call)
    {
        var state = stateOf(call.Region);
        var arn = call.Input.RequiredText("LoadBalancerArn");
        foreach (var listener in state.Listeners.Where(l => l.Text("LoadBalancerArn") == arn).ToList())
        {
            state.Rules.Remove(listener.RequiredText("ListenerArn"));
            state.Listeners.Remove(listener);
        }

        state.LoadBalancers.RemoveAll(l => l.Text("LoadBalancerArn") == arn);
        state.Tags.Remove(arn);
        return [];
    }

    private (JsonArray Zones, string Vpc) Zones(JsonObject input, string type, string region)
    {
        var ids = input.Texts("Subnets") is { Count: > 0 } plain ? plain : [.. input.Objects("SubnetMappings").Select(m => m.RequiredText("SubnetId"))];
        if (ids.Count == 0)
            throw new LocalServiceException("ValidationError", "You must specify either subnets or subnet mappings");
        var network = context.Peers.Find<INetworkCatalog>();
        var zones = new JsonArray();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var vpc = "";
        foreach (var id in ids)
        {
            var facts = network?.Subnet(id, region) ?? throw new LocalServiceException("SubnetNotFound", $"The subnet ID '{id}' does not exist");
            if (!names.Add(facts.AvailabilityZone))
                throw new LocalServiceException("InvalidConfigurationRequest", "A load balancer cannot be attached to multiple subnets in the same Availability Zone");
            vpc = facts.VpcId;
            zones.Add(new JsonObject { ["ZoneName"] = facts.AvailabilityZone, ["SubnetId"] = id, ["LoadBalancerAddresses"] = new JsonArray() });
        }

        return type == "application" && names.Count < 2
            ? throw new LocalServiceException("ValidationError", "At least two subnets in two different Availability Zones must be specified")
            : (zones, vpc);
    }

    private static JsonObject Reply(IEnumerable<JsonObject> balancers) =>
        new() { ["LoadBalancers"] = balancers.Select(JsonNode? (b) => b.Copy()).ToJsonArray() };

    [GeneratedRegex(@"\A(?!-)[A-Za-z0-9-]{1,32}(?<!-)\z")]
    private static partial Regex NamePattern();
}
