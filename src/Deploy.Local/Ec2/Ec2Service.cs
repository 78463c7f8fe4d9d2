using System.Net;
using System.Text.Json.Nodes;
using Deploy.Local.Services;
using Deploy.Local.Services.Facts;

namespace Deploy.Local.Ec2;

/// <summary>Amazon EC2 as far as deployments look at it: VPCs, subnets, security groups, zones, route tables and their tags.</summary>
public sealed class Ec2Service : LocalService, INetworkCatalog, IDefaultNetwork
{
    private static readonly Dictionary<string, string> VpcFilters = new()
    {
        ["vpc-id"] = "VpcId",
        ["isDefault"] = "IsDefault",
        ["is-default"] = "IsDefault",
        ["cidr"] = "CidrBlock",
        ["cidr-block"] = "CidrBlock",
        ["state"] = "State",
        ["owner-id"] = "OwnerId",
    };

    private static readonly Dictionary<string, string> SubnetFilters = new()
    {
        ["vpc-id"] = "VpcId",
        ["subnet-id"] = "SubnetId",
        ["subnet-arn"] = "SubnetArn",
        ["default-for-az"] = "DefaultForAz",
        ["defaultForAz"] = "DefaultForAz",
        ["availability-zone"] = "AvailabilityZone",
        ["availabilityZone"] = "AvailabilityZone",
        ["availability-zone-id"] = "AvailabilityZoneId",
        ["map-public-ip-on-launch"] = "MapPublicIpOnLaunch",
        ["cidr"] = "CidrBlock",
        ["cidr-block"] = "CidrBlock",
        ["state"] = "State",
        ["owner-id"] = "OwnerId",
    };

    private static readonly Dictionary<string, string> GroupFilters = new()
    {
        ["vpc-id"] = "VpcId",
        ["group-id"] = "GroupId",
        ["group-name"] = "GroupName",
        ["description"] = "Description",
        ["owner-id"] = "OwnerId",
    };

    private static readonly Dictionary<string, string> ZoneFilters = new()
    {
        ["zone-name"] = "ZoneName",
        ["zone-id"] = "ZoneId",
        ["zone-type"] = "ZoneType",
        ["region-name"] = "RegionName",
        ["state"] = "State",
        ["opt-in-status"] = "OptInStatus",
    };

    private static readonly Dictionary<string, string> RouteTableFilters = new()
    {
        ["vpc-id"] = "VpcId",
        ["route-table-id"] = "RouteTableId",
        ["association.main"] = "Associations.Main",
        ["association.subnet-id"] = "Associations.SubnetId",
        ["route.gateway-id"] = "Routes.GatewayId",
        ["route.destination-cidr-block"] = "Routes.DestinationCidrBlock",
        ["owner-id"] = "OwnerId",
    };

    private readonly LocalContext _context;

    public Ec2Service(LocalContext context) : base("ec2")
    {
        _context = context;
        Access = new Ec2Access();
        context.Peers.Offer<INetworkCatalog>(this);
        context.Peers.Offer<IDefaultNetwork>(this);
        context.Peers.Offer<IStandIns>(new NetworkSeeds(context, State));
        On("DescribeVpcs", call => Describe(call, "Vpcs", State(call.Region).Vpcs, "VpcId", "VpcIds", "InvalidVpcID.NotFound", "vpc ID", VpcFilters));
        On("DescribeSubnets", call => Describe(call, "Subnets", State(call.Region).Subnets, "SubnetId", "SubnetIds", "InvalidSubnetID.NotFound", "subnet ID", SubnetFilters));
        On("DescribeSecurityGroups", DescribeSecurityGroups);
        On("DescribeRouteTables", call => Describe(call, "RouteTables", State(call.Region).RouteTables, "RouteTableId", "RouteTableIds", "InvalidRouteTableID.NotFound", "routeTable ID", RouteTableFilters));
        On("DescribeAvailabilityZones", DescribeZones);
        On("CreateVpc", CreateVpc);
        On("CreateSubnet", CreateSubnet);
        On("CreateSecurityGroup", CreateSecurityGroup);
        On("CreateTags", call => ChangeTags(call, (set, tags) => set.Merge(tags, "Key", "Value")));
        On("DeleteTags", call => ChangeTags(call, (set, tags) => set.Remove(tags.OfType<JsonObject>().Select(t => t.RequiredText("Key")))));
    }

    public SubnetFacts? Subnet(string subnetId, string region) => State(region).Subnet(subnetId) is { } subnet
        ? new SubnetFacts(subnet.RequiredText("VpcId"), subnet.RequiredText("AvailabilityZone"), subnet.RequiredText("CidrBlock"))
        : null;

    public bool HasVpc(string vpcId, string region) => State(region).Vpcs.Any(vpc => vpc.Text("VpcId") == vpcId);

    public string? VpcOfSecurityGroup(string groupId, string region) => State(region).SecurityGroup(groupId)?.Text("VpcId");

    public IReadOnlyList<string> DefaultSubnets(string region) =>
        [.. State(region).Subnets.Where(subnet => subnet.Flag("DefaultForAz") == true).Select(subnet => subnet.RequiredText("SubnetId"))];

    public string? DefaultSecurityGroup(string vpcId, string region) => State(region).SecurityGroups
        .FirstOrDefault(group => group.Text("VpcId") == vpcId && group.Text("GroupName") == "default")?.Text("GroupId");

    private Ec2State State(string region)
    {
        var state = _context.Store.Document<Ec2State>("ec2", region);
        var present = state.Vpcs.Any(vpc => vpc.Flag("IsDefault") == true);
        if (Account.WithoutDefaultVpc == present)
            DefaultNetwork.Change(state, region, !present);
        return state;
    }

    private Ec2Account Account => _context.Store.Document<Ec2Account>("ec2-account", "global");

    /// <inheritdoc/>
    public void Set(bool exists) => Account.WithoutDefaultVpc = !exists;

    private JsonObject Describe(
        LocalCall call, string output, IEnumerable<JsonObject> items, string idMember, string idsMember, string errorCode, string what,
        IReadOnlyDictionary<string, string> filters)
    {
        var state = State(call.Region);
        var ids = call.Input.Texts(idsMember);
        var known = items.Select(i => i.Text(idMember)).ToHashSet();
        if (ids.FirstOrDefault(id => !known.Contains(id)) is { } missing)
            throw new LocalServiceException(errorCode, $"The {what} '{missing}' does not exist");
        var found = Ec2Filters.Apply(
            items.Where(i => ids.Count == 0 || ids.Contains(i.RequiredText(idMember))),
            call.Input.Objects("Filters"), filters, item => state.Tags.GetValueOrDefault(item.RequiredText(idMember))).ToList();
        var (page, next) = Paging.Of(found, call.Input.Whole("MaxResults"), call.Input.Text("NextToken"), 1000,
            () => new LocalServiceException("InvalidParameterValue", "The token is invalid."));
        return Paging.Reply(output, page.Select(JsonNode? (item) => Tagged(item, item.RequiredText(idMember), state)), next, "NextToken");
    }

    private JsonObject DescribeSecurityGroups(LocalCall call)
    {
        // Names work for groups of the default VPC only.
        var names = call.Input.Texts("GroupNames");
        var state = State(call.Region);
        if (names.FirstOrDefault(n => state.SecurityGroups.All(g => g.Text("GroupName") != n)) is { } missing)
            throw new LocalServiceException("InvalidGroup.NotFound", $"The security group '{missing}' does not exist in default VPC '{DefaultVpc(state)}'");
        var groups = state.SecurityGroups.Where(g => names.Count == 0 || names.Contains(g.RequiredText("GroupName")));
        return Describe(call, "SecurityGroups", groups, "GroupId", "GroupIds", "InvalidGroup.NotFound", "security group", GroupFilters);
    }

    private static JsonObject DescribeZones(LocalCall call)
    {
        var zones = DefaultNetwork.Zones(call.Region).Select(zone => new JsonObject
        {
            ["ZoneName"] = zone,
            ["ZoneId"] = DefaultNetwork.ZoneId(zone),
            ["ZoneType"] = "availability-zone",
            ["RegionName"] = call.Region,
            ["GroupName"] = call.Region,
            ["NetworkBorderGroup"] = call.Region,
            ["State"] = "available",
            ["OptInStatus"] = "opt-in-not-required",
            ["Messages"] = new JsonArray(),
        });
        var names = call.Input.Texts("ZoneNames");
        var found = Ec2Filters.Apply(zones.Where(z => names.Count == 0 || names.Contains(z.RequiredText("ZoneName"))), call.Input.Objects("Filters"), ZoneFilters, _ => null);
        return new JsonObject { ["AvailabilityZones"] = found.ToJsonArray() };
    }

    private JsonObject CreateVpc(LocalCall call)
    {
        var state = State(call.Region);
        var vpc = DefaultNetwork.Vpc($"vpc-{Identifiers.Hex(17)}", Cidr(call.Input.Text("CidrBlock")), isDefault: false);
        var id = vpc.RequiredText("VpcId");
        state.Vpcs.Add(vpc);
        state.SecurityGroups.Add(DefaultNetwork.SecurityGroup($"sg-{Identifiers.Hex(17)}", id, call.Region, "default", "default VPC security group"));
        TagNew(state, call, id);
        return new JsonObject { ["Vpc"] = Tagged(vpc, id, state) };
    }

    private JsonObject CreateSubnet(LocalCall call)
    {
        var state = State(call.Region);
        var vpc = call.Input.RequiredText("VpcId");
        if (state.Vpc(vpc) is null)
            throw new LocalServiceException("InvalidVpcID.NotFound", $"The vpc ID '{vpc}' does not exist");
        var zone = call.Input.Text("AvailabilityZone") ?? DefaultNetwork.Zones(call.Region)[0];
        if (!DefaultNetwork.Zones(call.Region).Contains(zone))
            throw new LocalServiceException("InvalidParameterValue", $"Value ({zone}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: {string.Join(", ", DefaultNetwork.Zones(call.Region))}.");
        var subnet = DefaultNetwork.Subnet($"subnet-{Identifiers.Hex(17)}", vpc, call.Region, Cidr(call.Input.Text("CidrBlock")), zone, isDefault: false);
        var id = subnet.RequiredText("SubnetId");
        state.Subnets.Add(subnet);
        TagNew(state, call, id);
        return new JsonObject { ["Subnet"] = Tagged(subnet, id, state) };
    }

    private JsonObject CreateSecurityGroup(LocalCall call)
    {
        var state = State(call.Region);
        var vpc = call.Input.Text("VpcId") ?? DefaultVpc(state);
        var name = call.Input.RequiredText("GroupName");
        if (state.Vpc(vpc) is null)
            throw new LocalServiceException("InvalidVpcID.NotFound", $"The vpc ID '{vpc}' does not exist");
        if (state.SecurityGroups.Any(g => g.Text("VpcId") == vpc && g.Text("GroupName") == name))
            throw new LocalServiceException("InvalidGroup.Duplicate", $"The security group '{name}' already exists for VPC '{vpc}'");
        var group = DefaultNetwork.SecurityGroup($"sg-{Identifiers.Hex(17)}", vpc, call.Region, name, call.Input.RequiredText("Description"));
        var id = group.RequiredText("GroupId");
        state.SecurityGroups.Add(group);
        TagNew(state, call, id);
        return new JsonObject { ["GroupId"] = id, ["SecurityGroupArn"] = group.Text("SecurityGroupArn") }
            .With("Tags", state.Tags.GetValueOrDefault(id)?.ToJson("Key", "Value"));
    }

    private static string DefaultVpc(Ec2State state) => state.Vpcs.FirstOrDefault(vpc => vpc.Flag("IsDefault") == true)?.Text("VpcId")
        ?? throw new LocalServiceException("VPCIdNotSpecified", "No default VPC for this user.");

    private JsonObject ChangeTags(LocalCall call, Action<TagSet, JsonArray> change)
    {
        var state = State(call.Region);
        foreach (var id in call.Input.Texts("Resources"))
        {
            if (!state.Exists(id))
                throw new LocalServiceException("InvalidID", $"The ID '{id}' is not valid");
            if (!state.Tags.TryGetValue(id, out var tags))
                state.Tags.Add(id, tags = new TagSet());
            change(tags, call.Input.Array("Tags") ?? []);
        }

        return [];
    }

    private static void TagNew(Ec2State state, LocalCall call, string id)
    {
        foreach (var specification in call.Input.Objects("TagSpecifications"))
            state.Tags[id] = TagSet.From(specification.Array("Tags"), "Key", "Value");
    }

    private static JsonObject Tagged(JsonObject item, string id, Ec2State state)
    {
        var copy = item.Copy();
        copy["Tags"] = state.Tags.GetValueOrDefault(id)?.ToJson("Key", "Value") ?? [];
        return copy;
    }

    private static string Cidr(string? text) =>
        text is not null && IPNetwork.TryParse(text, out var network) && network.PrefixLength is >= 16 and <= 28
            ? text
            : throw new LocalServiceException("InvalidParameterValue", $"Value ({text}) for parameter cidrBlock is invalid. This is not a valid CIDR block.");
}
