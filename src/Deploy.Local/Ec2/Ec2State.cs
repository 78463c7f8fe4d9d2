using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Ec2;

/// <summary>A region's network. Each item is the model's own form without tags.</summary>
public sealed class Ec2State
{
    public List<JsonObject> Vpcs { get; set; } = [];

    public List<JsonObject> Subnets { get; set; } = [];

    public List<JsonObject> SecurityGroups { get; set; } = [];

    public List<JsonObject> RouteTables { get; set; } = [];

    /// <summary>By resource id.</summary>
    public Dictionary<string, TagSet> Tags { get; set; } = [];

    public JsonObject? Vpc(string id) => Vpcs.FirstOrDefault(v => v.Text("VpcId") == id);

    public JsonObject? Subnet(string id) => Subnets.FirstOrDefault(s => s.Text("SubnetId") == id);

    public JsonObject? SecurityGroup(string id) => SecurityGroups.FirstOrDefault(g => g.Text("GroupId") == id);

    public bool Exists(string id) =>
        Vpc(id) is not null || Subnet(id) is not null || SecurityGroup(id) is not null || RouteTables.Any(r => r.Text("RouteTableId") == id);
}
