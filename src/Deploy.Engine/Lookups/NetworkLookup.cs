using Amazon.EC2;
using Amazon.EC2.Model;
using Deploy.Plan.Paths;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Lookups;

/// <summary>Turns <c>default</c>, <c>tag:Key=Value</c> and <c>name:group</c> into ids, and checks that ids exist. Each question is asked once.</summary>
public sealed class NetworkLookup(IAmazonEC2 ec2)
{
    private const string Default = "default";
    private const string TagPrefix = "tag:";
    private const string NamePrefix = "name:";

    private readonly Dictionary<string, List<Subnet>> _subnets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _groups = new(StringComparer.Ordinal);

    /// <summary>The resources with every network by id.</summary>
    public async Task<IReadOnlyList<ResourceSpec>> ResolveAsync(IReadOnlyList<ResourceSpec> resources, CancellationToken cancellationToken)
    {
        var resolved = new List<ResourceSpec>(resources.Count);
        await FetchIdsAsync(resources, cancellationToken);
        foreach (var resource in resources)
        {
            resolved.Add(resource is IRunsTasks { NetworkConfiguration: { } network } run
                ? run.WithNetwork(await ResolveAsync(resource, Path(resource), network, cancellationToken))
                : resource);
        }

        return resolved;
    }

    /// <summary>The VPC of subnets that were resolved, by id; null: not one of them.</summary>
    public string? VpcOf(string subnetId) => _subnets.Values.SelectMany(subnets => subnets).FirstOrDefault(subnet => subnet.SubnetId == subnetId)?.VpcId;

    private async Task<NetworkSpec> ResolveAsync(ResourceSpec resource, string path, NetworkSpec network, CancellationToken cancellationToken)
    {
        var subnets = new List<Subnet>();
        foreach (var entry in OrDefault(network.Subnets))
        {
            var found = await SubnetsAsync(entry, cancellationToken);
            if (found.Count == 0) throw MissingReference.Of(resource, $"{path}.Subnets", NoSubnet(entry));
            subnets.AddRange(found);
        }

        var vpcs = subnets.Select(subnet => subnet.VpcId).Distinct().ToList();
        if (vpcs.Count > 1) throw MissingReference.Of(resource, $"{path}.Subnets", $"its subnets lie in several VPCs ({string.Join(", ", vpcs)}); use subnets of one VPC.");
        var groups = new List<string>();
        foreach (var entry in OrDefault(network.SecurityGroups))
            groups.Add(await GroupAsync(resource, path, entry, vpcs[0], cancellationToken));
        return network with
        {
            Subnets = subnets.Select(subnet => subnet.SubnetId).Distinct().Order(StringComparer.Ordinal).ToEquatableList(),
            SecurityGroups = groups.Distinct().Order(StringComparer.Ordinal).ToEquatableList(),
        };
    }

    private static string Path(ResourceSpec resource) => PropertyPath.Of(resource.Kind, nameof(IRunsTasks.NetworkConfiguration));

    private static EquatableList<string> OrDefault(EquatableList<string> entries) => entries.Count == 0 ? EquatableList.Of(Default) : entries;

    private static string NoSubnet(string entry) => entry == Default
        ? "this account has no default VPC with default subnets in this Region. Name subnets with [Network], or make a default VPC (aws ec2 create-default-vpc)."
        : entry.StartsWith(TagPrefix, StringComparison.Ordinal)
            ? $"no subnet carries the tag {entry[TagPrefix.Length..]} in this account and Region."
            : $"the subnet {entry} does not exist in this account and Region.";

    private static bool IsId(string entry) => entry.StartsWith("subnet-", StringComparison.Ordinal);

    private async Task FetchIdsAsync(IReadOnlyList<ResourceSpec> resources, CancellationToken cancellationToken)
    {
        var ids = resources.OfType<IRunsTasks>().SelectMany(run => run.NetworkConfiguration?.Subnets ?? EquatableList<string>.Empty).Where(IsId).Distinct().ToList();
        if (ids.Count == 0) return;
        // A filter leaves out what does not exist, where a list of ids would refuse the whole call.
        foreach (var subnet in await DescribeSubnetsAsync("subnet-id", ids, cancellationToken)) _subnets[subnet.SubnetId] = [subnet];
    }

    private async Task<List<Subnet>> SubnetsAsync(string entry, CancellationToken cancellationToken)
    {
        if (_subnets.TryGetValue(entry, out var known)) return known;
        if (IsId(entry)) return [];
        if (entry == Default) return _subnets[entry] = await DescribeSubnetsAsync("default-for-az", ["true"], cancellationToken);
        var tag = entry.StartsWith(TagPrefix, StringComparison.Ordinal) ? entry[TagPrefix.Length..] : entry;
        var separator = tag.IndexOf('=');
        return _subnets[entry] = separator <= 0 ? [] : await DescribeSubnetsAsync($"tag:{tag[..separator]}", [tag[(separator + 1)..]], cancellationToken);
    }

    private async Task<List<Subnet>> DescribeSubnetsAsync(string filter, List<string> values, CancellationToken cancellationToken)
    {
        var reply = await ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest { Filters = [new Filter(filter, values)] }, cancellationToken);
        return reply.Subnets ?? [];
    }

    private async Task<string> GroupAsync(ResourceSpec resource, string path, string entry, string vpc, CancellationToken cancellationToken)
    {
        var key = $"{vpc} {entry}";
        if (_groups.TryGetValue(key, out var known)) return known;
        var (filter, value) = entry switch
        {
            _ when entry.StartsWith("sg-", StringComparison.Ordinal) => ("group-id", entry),
            _ when entry.StartsWith(NamePrefix, StringComparison.Ordinal) => ("group-name", entry[NamePrefix.Length..]),
            _ when entry.StartsWith(TagPrefix, StringComparison.Ordinal) && entry.Contains('=') => ($"tag:{entry[TagPrefix.Length..entry.IndexOf('=')]}", entry[(entry.IndexOf('=') + 1)..]),
            _ => ("group-name", entry),
        };
        var reply = await ec2.DescribeSecurityGroupsAsync(
            new DescribeSecurityGroupsRequest { Filters = [new Filter("vpc-id", [vpc]), new Filter(filter, [value])] }, cancellationToken);
        var found = reply.SecurityGroups ?? [];
        return found.Count switch
        {
            1 => _groups[key] = found[0].GroupId,
            0 => throw MissingReference.Of(resource, $"{path}.SecurityGroups", $"the security group '{entry}' does not exist in {vpc}, the VPC of its subnets."),
            _ => throw MissingReference.Of(resource, $"{path}.SecurityGroups", $"'{entry}' means {found.Count} security groups in {vpc}; name one by its id."),
        };
    }
}
