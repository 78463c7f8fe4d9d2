using System.Net;
using System.Text.Json.Nodes;
using Deploy.Local.Services;
using Deploy.Local.Services.Seeds;

namespace Deploy.Local.Ec2;

/// <summary>Where the stand-ins of a region lie: its default VPC, or one of their own where that was taken away.</summary>
internal static class StandInVpc
{
    private const int SubnetPrefix = 24;
    private const string Block = "172.30.0.0/16";

    /// <summary>The VPC, which is made where there is none.</summary>
    public static string Of(Ec2State state, string region)
    {
        if ((state.Vpcs.Find(vpc => vpc.Flag("IsDefault") == true) ?? state.Vpcs.Find(IsOwn)) is { } known)
            return known.RequiredText("VpcId");
        var id = $"vpc-{Identifiers.Hex(17)}";
        state.Vpcs.Add(DefaultNetwork.Vpc(id, Block, isDefault: false));
        var group = $"sg-{Identifiers.Hex(17)}";
        state.SecurityGroups.Add(DefaultNetwork.SecurityGroup(group, id, region, "default", "default VPC security group"));
        state.Tags[id] = StandIn.Tags();
        return id;

        bool IsOwn(JsonObject vpc) => StandIn.Carries(state.Tags.GetValueOrDefault(vpc.RequiredText("VpcId")));
    }

    /// <summary>Adds a subnet to it.</summary>
    /// <param name="state">The region's network.</param>
    /// <param name="region">The region.</param>
    /// <param name="id">The subnet's id.</param>
    /// <param name="zone">Which of the region's zones, from zero.</param>
    /// <param name="tags">What it carries besides.</param>
    public static string AddSubnet(Ec2State state, string region, string id, int zone, params IEnumerable<(string Key, string Value)> tags)
    {
        var vpc = Of(state, region);
        var zoneName = DefaultNetwork.Zones(region)[zone];
        state.Subnets.Add(DefaultNetwork.Subnet(id, vpc, region, FreeBlock(state, vpc), zoneName, isDefault: false));
        state.Tags[id] = StandIn.Tags(tags);
        return id;
    }

    /// <summary>A block that no subnet of the VPC has.</summary>
    /// <exception cref="LocalServiceException">All are taken.</exception>
    private static string FreeBlock(Ec2State state, string vpc)
    {
        var whole = IPNetwork.Parse(state.Vpc(vpc)!.RequiredText("CidrBlock"));
        var neighbours = state.Subnets.Where(subnet => subnet.Text("VpcId") == vpc);
        var taken = neighbours.Select(subnet => IPNetwork.Parse(subnet.RequiredText("CidrBlock"))).ToList();
        for (var number = 0; number < 1 << (SubnetPrefix - whole.PrefixLength); number++)
        {
            var bytes = whole.BaseAddress.GetAddressBytes();
            (bytes[1], bytes[2]) = ((byte)(bytes[1] + (number >> 8)), (byte)(bytes[2] + number));
            var block = new IPNetwork(new IPAddress(bytes), SubnetPrefix);
            if (!taken.Exists(other => other.Contains(block.BaseAddress) || block.Contains(other.BaseAddress)))
                return block.ToString();
        }

        throw new LocalServiceException(
            "InsufficientCidrBlocks",
            $"{vpc} has no room for another subnet. POST /_local/reset forgets its stand-ins, and all else that Local has.");
    }
}
