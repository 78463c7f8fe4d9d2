using System.Text.Json.Nodes;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Gateways;

/// <summary>A gateway's settings (the members of <c>hostSharedAlb</c>): ECS's defaults, and what is refused.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/gateway-managing.html"/>.</remarks>
internal sealed class GatewaySettings(LocalContext context, string region)
{
    private const int OnlyPort = 443;
    private const string OnlyProtocol = "HTTPS";
    private const int UsualMostLoadBalancers = 10;

    /// <summary>Members that an update may change; the others are for good.</summary>
    private static readonly string[] Changeable = ["maxAlbCount", "webACLArn", "accessLogs", "httpDesync", "testTrafficRules"];

    /// <summary>The settings of a new gateway, whole and checked.</summary>
    public JsonObject New(JsonObject given)
    {
        var settings = given.Copy();
        settings["scheme"] ??= "internet-facing";
        settings["port"] ??= OnlyPort;
        settings["protocol"] ??= OnlyProtocol;
        settings["maxAlbCount"] ??= UsualMostLoadBalancers;
        settings["httpDesync"] ??= "defensive";
        if (settings.Object("networkConfiguration") is not { } network)
            settings["networkConfiguration"] = network = [];
        network["ipAddressType"] ??= "dualstack";
        if (network.Texts("subnets").Count == 0)
            network["subnets"] = DefaultSubnets();
        Check(settings, VpcOf(network.Texts("subnets")));
        return settings;
    }

    /// <summary>The present settings with those of an update over them: what is absent stays.</summary>
    public JsonObject Changed(GatewayRecord gateway, JsonObject? given)
    {
        var settings = gateway.Settings.Copy();
        foreach (var name in Changeable)
            settings.With(name, given?[name]?.DeepClone());
        if (given?.Object("networkConfiguration")?.Text("inboundSecurityGroup") is { } group)
            settings.Object("networkConfiguration")!["inboundSecurityGroup"] = group;
        Check(settings, gateway.VpcId);
        return settings;
    }

    /// <summary>The one VPC of the subnets.</summary>
    public string VpcOf(IReadOnlyList<string> subnets)
    {
        var vpcs = subnets.Select(subnet => Facts(subnet).VpcId).Distinct().ToList();
        return vpcs is [var vpc] ? vpc : throw EcsErrors.Invalid("All subnets must be in the same VPC.");
    }

    /// <summary>The Availability Zones of the subnets.</summary>
    public IEnumerable<string> ZonesOf(IReadOnlyList<string> subnets) =>
        subnets.Select(subnet => Facts(subnet).AvailabilityZone).Distinct();

    private JsonArray DefaultSubnets() => context.Peers.Find<INetworkCatalog>()?.DefaultSubnets(region) is { Count: > 0 } subnets
        ? subnets.ToJsonArray()
        : throw EcsErrors.Invalid("networkConfiguration.subnets must be specified because this Region has no default VPC.");

    private SubnetFacts Facts(string subnet) => context.Peers.Find<INetworkCatalog>()?.Subnet(subnet, region)
        ?? throw EcsErrors.Invalid($"The subnet ID '{subnet}' does not exist.");

    private void Check(JsonObject settings, string vpc)
    {
        if (settings.Whole("port") != OnlyPort)
            throw EcsErrors.Invalid($"port must be {OnlyPort}.");
        if (settings.Text("protocol") != OnlyProtocol)
            throw EcsErrors.Invalid($"protocol must be {OnlyProtocol}.");
        if (settings.Whole("maxAlbCount") < 1)
            throw EcsErrors.Invalid("maxAlbCount must be at least 1.");
        if (settings.Text("webACLArn") is { } acl && Arn.TryParse(acl) is not { Service: "wafv2" })
            throw EcsErrors.Invalid("webACLArn must be the ARN of a web ACL.");
        if (settings["accessLogs"] is JsonObject logs && logs.Object("destination")?.Object("s3")?.Text("bucket") is not { Length: > 0 })
            throw EcsErrors.Invalid("accessLogs must name a bucket.");
        if (settings["testTrafficRules"] is JsonObject rules
            && (rules.Object("header")?.Text("name") is not { Length: > 0 } || rules.Object("header")!.Texts("values").Count == 0))
            throw EcsErrors.Invalid("testTrafficRules must name a header and its values.");
        if (settings.Object("networkConfiguration")?.Text("inboundSecurityGroup") is { } group
            && context.Peers.Find<INetworkCatalog>()?.VpcOfSecurityGroup(group, region) != vpc)
            throw EcsErrors.Invalid($"The security group '{group}' does not exist in {vpc}, the VPC of the gateway's subnets.");
    }
}
