using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Ec2;

/// <summary>The network that every region of a new account has: a default VPC with a public subnet in each zone. Its ids depend on the region alone.</summary>
internal static class DefaultNetwork
{
    public static IReadOnlyList<string> Zones(string region) => [$"{region}a", $"{region}b", $"{region}c"];

    public static string ZoneId(string zone)
    {
        var parts = zone[..^1].Split('-');
        var direction = string.Concat(parts[1..^1].Select(p => p[0]));
        return $"{parts[0]}{direction}{parts[^1]}-az{zone[^1] - 'a' + 1}";
    }

    /// <summary>Makes the default network, or takes it away with all that lies in its VPC.</summary>
    public static void Change(Ec2State state, string region, bool exists)
    {
        if (exists)
        {
            Seed(state, region);
            return;
        }

        var vpc = Id("vpc", region, "default");
        foreach (var items in new[] { state.Vpcs, state.Subnets, state.SecurityGroups, state.RouteTables })
            items.RemoveAll(item => item.Text("VpcId") == vpc);
    }

    private static void Seed(Ec2State state, string region)
    {
        var vpc = Id("vpc", region, "default");
        var gateway = Id("igw", region, "default");
        state.Vpcs.Add(Vpc(vpc, "172.31.0.0/16", isDefault: true));
        state.SecurityGroups.Add(SecurityGroup(Id("sg", region, "default"), vpc, region, "default", "default VPC security group"));
        foreach (var (zone, index) in Zones(region).Select((zone, index) => (zone, index)))
            state.Subnets.Add(Subnet(Id("subnet", region, zone), vpc, region, $"172.31.{index * 16}.0/20", zone, isDefault: true));
        state.RouteTables.Add(new JsonObject
        {
            ["RouteTableId"] = Id("rtb", region, "main"),
            ["VpcId"] = vpc,
            ["OwnerId"] = LocalAccount.Id,
            ["Associations"] = new JsonArray(new JsonObject
            {
                ["Main"] = true,
                ["RouteTableAssociationId"] = Id("rtbassoc", region, "main"),
                ["RouteTableId"] = Id("rtb", region, "main"),
                ["AssociationState"] = new JsonObject { ["State"] = "associated" },
            }),
            ["PropagatingVgws"] = new JsonArray(),
            ["Routes"] = new JsonArray(
                new JsonObject { ["DestinationCidrBlock"] = "172.31.0.0/16", ["GatewayId"] = "local", ["Origin"] = "CreateRouteTable", ["State"] = "active" },
                new JsonObject { ["DestinationCidrBlock"] = "0.0.0.0/0", ["GatewayId"] = gateway, ["Origin"] = "CreateRoute", ["State"] = "active" }),
        });
    }

    public static JsonObject Vpc(string id, string cidr, bool isDefault) => new()
    {
        ["VpcId"] = id,
        ["State"] = "available",
        ["CidrBlock"] = cidr,
        ["DhcpOptionsId"] = "dopt-00000000000000000",
        ["InstanceTenancy"] = "default",
        ["IsDefault"] = isDefault,
        ["OwnerId"] = LocalAccount.Id,
        ["Ipv6CidrBlockAssociationSet"] = new JsonArray(),
        ["CidrBlockAssociationSet"] = new JsonArray(new JsonObject
        {
            ["AssociationId"] = "vpc-cidr-assoc-" + id["vpc-".Length..],
            ["CidrBlock"] = cidr,
            ["CidrBlockState"] = new JsonObject { ["State"] = "associated" },
        }),
    };

    public static JsonObject Subnet(string id, string vpc, string region, string cidr, string zone, bool isDefault) => new()
    {
        ["SubnetId"] = id,
        ["SubnetArn"] = Arn.Make("ec2", region, $"subnet/{id}"),
        ["VpcId"] = vpc,
        ["OwnerId"] = LocalAccount.Id,
        ["State"] = "available",
        ["CidrBlock"] = cidr,
        ["AvailabilityZone"] = zone,
        ["AvailabilityZoneId"] = ZoneId(zone),
        ["AvailableIpAddressCount"] = (1 << (32 - int.Parse(cidr.Split('/')[1], System.Globalization.CultureInfo.InvariantCulture))) - 5,
        ["DefaultForAz"] = isDefault,
        ["MapPublicIpOnLaunch"] = isDefault,
        ["AssignIpv6AddressOnCreation"] = false,
        ["Ipv6Native"] = false,
        ["Ipv6CidrBlockAssociationSet"] = new JsonArray(),
    };

    public static JsonObject SecurityGroup(string id, string vpc, string region, string name, string description) => new()
    {
        ["GroupId"] = id,
        ["SecurityGroupArn"] = Arn.Make("ec2", region, $"security-group/{id}"),
        ["GroupName"] = name,
        ["Description"] = description,
        ["VpcId"] = vpc,
        ["OwnerId"] = LocalAccount.Id,
        ["IpPermissions"] = new JsonArray(),
        ["IpPermissionsEgress"] = new JsonArray(new JsonObject
        {
            ["IpProtocol"] = "-1",
            ["IpRanges"] = new JsonArray(new JsonObject { ["CidrIp"] = "0.0.0.0/0" }),
            ["Ipv6Ranges"] = new JsonArray(),
            ["PrefixListIds"] = new JsonArray(),
            ["UserIdGroupPairs"] = new JsonArray(),
        }),
    };

    private static string Id(string kind, string region, string name)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}/{region}/{name}")));
        return $"{kind}-0{hash[..16]}";
    }
}
