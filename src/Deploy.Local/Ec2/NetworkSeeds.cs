using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deploy.Local.Services;
using Deploy.Local.Services.Facts;
using Deploy.Local.Services.Seeds;

namespace Deploy.Local.Ec2;

/// <summary>Stand-ins for subnets and security groups.</summary>
/// <param name="context">Local.</param>
/// <param name="stateOf">A region's network.</param>
internal sealed partial class NetworkSeeds(LocalContext context, Func<string, Ec2State> stateOf)
    : ISeeds<SubnetSeed>, ISeeds<SecurityGroupSeed>, ISeedNetwork, IStandIns
{
    private const string TagPrefix = "tag:";

    /// <summary>A service whose subnets carry a tag expects to be spread.</summary>
    private const int ZonesOfTag = 2;

    private static readonly Dictionary<string, string> NoFilters = [];

    /// <inheritdoc/>
    public string? WhyNot(SubnetSeed seed, string region) =>
        SeedIdentity.WhyNotOne(("id", seed.Id), ("tag", seed.Tag))
        ?? (seed.Id is { } id && !SubnetId().IsMatch(id) ? "That is no id such as subnet-0123456789abcdef0." : null)
        ?? WhyNotTag(seed.Tag);

    /// <inheritdoc/>
    public Seeded Seed(SubnetSeed seed, string region)
    {
        var state = stateOf(region);
        var found = Find(state, seed.Named);
        if (found.Count > 0)
            return Found(seed, state, found, "SubnetId");
        if (seed.Id is { } id)
            return Seeded.Of(seed, made: true, standIn: true, StandInVpc.AddSubnet(state, region, id, zone: 0));
        var tag = SeedIdentity.Tag(seed.Tag!)!.Value;
        var made = Enumerable.Range(0, ZonesOfTag)
            .Select(zone => StandInVpc.AddSubnet(state, region, $"subnet-{Identifiers.Hex(17)}", zone, tag));
        return Seeded.Of(seed, made: true, standIn: true, [.. made]);
    }

    /// <inheritdoc/>
    public string? WhyNot(SecurityGroupSeed seed, string region) =>
        SeedIdentity.WhyNotOne(("id", seed.Id), ("name", seed.Name), ("tag", seed.Tag))
        ?? (seed.Id is { } id && !GroupId().IsMatch(id) ? "That is no id such as sg-0123456789abcdef0." : null)
        ?? (seed.Name is { } name && name.StartsWith("sg-", StringComparison.Ordinal)
            ? "No name of a security group begins with sg-."
            : null)
        ?? WhyNotTag(seed.Tag)
        ?? (seed.VpcOf is { } subnet && !IsSubnet(subnet) ? "\"vpcOf\" is no subnet: name one by its id or tag:Key=Value." : null);

    /// <inheritdoc/>
    public Seeded Seed(SecurityGroupSeed seed, string region)
    {
        var state = stateOf(region);
        var vpc = VpcOf(state, seed.VpcOf, region);
        var groups = seed switch
        {
            { Id: { } id } => state.SecurityGroups.Where(group => group.Text("GroupId") == id),
            { Name: { } name } => state.SecurityGroups.Where(group => group.Text("VpcId") == vpc && group.Text("GroupName") == name),
            _ => Tagged(state, state.SecurityGroups.Where(group => group.Text("VpcId") == vpc), "GroupId", seed.Tag!),
        };
        if (groups.ToList() is { Count: > 0 } found)
            return Found(seed, state, found, "GroupId");
        var made = seed.Id ?? $"sg-{Identifiers.Hex(17)}";
        var groupName = seed.Name ?? $"stand-in for {seed.Named}";
        state.SecurityGroups.Add(DefaultNetwork.SecurityGroup(made, vpc, region, groupName, StandIn.Description));
        state.Tags[made] = seed.Tag is null ? StandIn.Tags() : StandIn.Tags(SeedIdentity.Tag(seed.Tag)!.Value);
        return Seeded.Of(seed, made: true, standIn: true, made);
    }

    /// <inheritdoc/>
    public (string Vpc, IReadOnlyList<string> Subnets) Of(string? vpcOf, string region)
    {
        var state = stateOf(region);
        var vpc = VpcOf(state, vpcOf, region);
        var spread = state.Subnets.Where(subnet => subnet.Text("VpcId") == vpc).DistinctBy(subnet => subnet.Text("AvailabilityZone"));
        return (vpc, [.. spread.Select(subnet => subnet.RequiredText("SubnetId"))]);
    }

    /// <inheritdoc/>
    public IReadOnlyList<StandInFacts> StandIns(string region)
    {
        if (!context.Store.Exists("ec2", region))
            return [];
        var state = stateOf(region);
        return
        [
            .. Facts(state, state.Vpcs, "VPC", "VpcId"),
            .. Facts(state, state.Subnets, "subnet", "SubnetId"),
            .. Facts(state, state.SecurityGroups, "security group", "GroupId"),
        ];
    }

    private static IEnumerable<StandInFacts> Facts(Ec2State state, IEnumerable<JsonObject> items, string kind, string id) =>
        from item in items
        where IsStandIn(state, item, id)
        let name = item.RequiredText(id)
        let tags = state.Tags[name].Values.Where(tag => tag.Key != StandIn.Tag).Select(tag => $"{tag.Key}={tag.Value}").ToList()
        select new StandInFacts(kind, name, tags.Count > 0 ? string.Join(", ", tags) : item.Text("GroupName"));

    private static Seeded Found(ISeed seed, Ec2State state, List<JsonObject> items, string id) =>
        Seeded.Of(seed, made: false, items.Exists(item => IsStandIn(state, item, id)), [.. items.Select(item => item.RequiredText(id))]);

    private static string VpcOf(Ec2State state, string? subnet, string region) =>
        (subnet is null ? null : Find(state, subnet).FirstOrDefault()?.Text("VpcId")) ?? StandInVpc.Of(state, region);

    private static List<JsonObject> Find(Ec2State state, string subnet) => subnet.StartsWith(TagPrefix, StringComparison.Ordinal)
        ? Tagged(state, state.Subnets, "SubnetId", subnet[TagPrefix.Length..])
        : [.. state.Subnets.Where(item => item.Text("SubnetId") == subnet)];

    /// <summary>As the filter <c>tag:Key</c> finds them, which knows wildcards.</summary>
    private static List<JsonObject> Tagged(Ec2State state, IEnumerable<JsonObject> items, string id, string text)
    {
        var (key, value) = SeedIdentity.Tag(text)!.Value;
        var filter = new JsonObject { ["Name"] = $"{TagPrefix}{key}", ["Values"] = new JsonArray(value) };
        return [.. Ec2Filters.Apply(items, [filter], NoFilters, item => state.Tags.GetValueOrDefault(item.RequiredText(id)))];
    }

    private static bool IsStandIn(Ec2State state, JsonObject item, string id) =>
        StandIn.Carries(state.Tags.GetValueOrDefault(item.RequiredText(id)));

    private static bool IsSubnet(string text) => text.StartsWith(TagPrefix, StringComparison.Ordinal)
        ? SeedIdentity.Tag(text[TagPrefix.Length..]) is not null
        : SubnetId().IsMatch(text);

    private static string? WhyNotTag(string? tag) =>
        tag is null || SeedIdentity.Tag(tag) is not null ? null : "A tag is written Key=Value.";

    [GeneratedRegex(@"\Asubnet-[0-9a-f]{8,17}\z")]
    private static partial Regex SubnetId();

    [GeneratedRegex(@"\Asg-[0-9a-f]{8,17}\z")]
    private static partial Regex GroupId();
}
