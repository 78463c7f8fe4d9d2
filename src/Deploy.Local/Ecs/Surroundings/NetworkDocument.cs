using System.Buffers.Binary;
using System.Net;
using System.Text.Json.Nodes;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Surroundings;

/// <summary>The networks of a container as its metadata shows them.</summary>
internal sealed class NetworkDocument(LocalContext context, string region)
{
    public JsonArray Of(TaskRecord task, DefinitionRecord? definition)
    {
        if (task.Interface is not { } nic)
            return new JsonArray(new JsonObject { ["NetworkMode"] = definition?.Body.Text("networkMode") ?? "bridge" });
        var network = new JsonObject
        {
            ["NetworkMode"] = "awsvpc",
            ["IPv4Addresses"] = new JsonArray(nic.Address),
            ["AttachmentIndex"] = 0,
            ["MACAddress"] = nic.MacAddress,
        };
        if (context.Peers.Find<INetworkCatalog>()?.Subnet(nic.SubnetId, region) is { CidrBlock: var block })
        {
            network["IPv4SubnetCIDRBlock"] = block;
            network["SubnetGatewayIpv4Address"] = GatewayOf(IPNetwork.Parse(block));
        }

        network["PrivateDNSName"] = nic.PrivateDnsName(region);
        return new JsonArray(network);
    }

    /// <summary>AWS's router has the first address of each subnet.</summary>
    private static string GatewayOf(IPNetwork subnet)
    {
        var bytes = subnet.BaseAddress.GetAddressBytes();
        BinaryPrimitives.WriteUInt32BigEndian(bytes, BinaryPrimitives.ReadUInt32BigEndian(bytes) + 1);
        return $"{new IPAddress(bytes)}/{subnet.PrefixLength}";
    }
}
