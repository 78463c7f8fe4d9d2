using Deploy.Ecs;
using Deploy.Engine.Identity;
using Deploy.Engine.Resolution;
using Deploy.Engine.Seeding;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Lookups;

/// <summary>What a plan refers to and does not make, as the local AWS can stand in for it. What another project of ours makes is not among it.</summary>
internal static class StandInReferences
{
    private const string Default = "default";
    private const string TagPrefix = "tag:";
    private const string NamePrefix = "name:";
    private const int HttpPort = 80;

    /// <summary>The references with the places that name them, each thing once.</summary>
    /// <param name="resources">The resources, in which parameters are resolved.</param>
    /// <param name="canPush">Whether an image is pushed, so that an empty repository will do.</param>
    public static IReadOnlyList<StandInReference> Of(IReadOnlyList<ResourceSpec> resources, bool canPush) =>
    [
        .. resources.Where(resource => resource.Ownership != Ownership.External).SelectMany(resource => Networks(resource).Concat(TargetGroups(resource, resources)))
            .Concat(resources.Where(resource => resource is { Ownership: Ownership.External, Owner: null, Identifier: not null }).SelectMany(resource => Externals(resource, canPush)))
            .GroupBy(reference => (reference.Seed.Kind, reference.Seed.Named))
            .Select(same => same.Aggregate(Merge)),
    ];

    private static IEnumerable<StandInReference> Networks(ResourceSpec resource)
    {
        foreach (var (path, network) in SpecRewriter.Find<NetworkSpec>(resource))
        {
            foreach (var entry in network.Subnets.Where(entry => entry != Default))
                if (Subnet(entry) is { } subnet) yield return new StandInReference(subnet, resource, $"{path}.{nameof(NetworkSpec.Subnets)}");
            foreach (var entry in network.SecurityGroups.Where(entry => entry is not (Default or NamePrefix + Default)))
                yield return new StandInReference(SecurityGroup(entry, VpcOf(network)), resource, $"{path}.{nameof(NetworkSpec.SecurityGroups)}");
        }
    }

    private static SubnetSeed? Subnet(string entry)
    {
        if (entry.StartsWith("subnet-", StringComparison.Ordinal)) return new SubnetSeed(Id: entry);
        var tag = entry.StartsWith(TagPrefix, StringComparison.Ordinal) ? entry[TagPrefix.Length..] : entry;
        return tag.IndexOf('=', StringComparison.Ordinal) > 0 ? new SubnetSeed(Tag: tag) : null;
    }

    private static SecurityGroupSeed SecurityGroup(string entry, string? vpcOf) => entry switch
    {
        _ when entry.StartsWith("sg-", StringComparison.Ordinal) => new SecurityGroupSeed(Id: entry, VpcOf: vpcOf),
        _ when entry.StartsWith(NamePrefix, StringComparison.Ordinal) => new SecurityGroupSeed(Name: entry[NamePrefix.Length..], VpcOf: vpcOf),
        _ when entry.StartsWith(TagPrefix, StringComparison.Ordinal) && entry.Contains('=', StringComparison.Ordinal) => new SecurityGroupSeed(Tag: entry[TagPrefix.Length..], VpcOf: vpcOf),
        _ => new SecurityGroupSeed(Name: entry, VpcOf: vpcOf),
    };

    private static string? VpcOf(NetworkSpec? network) =>
        network?.Subnets.Where(entry => entry != Default).Select(Subnet).FirstOrDefault(subnet => subnet is not null)?.Named;

    private static IEnumerable<StandInReference> TargetGroups(ResourceSpec resource, IReadOnlyList<ResourceSpec> resources) =>
        from found in SpecRewriter.Find<LoadBalancerSpec>(resource)
        let service = resource as ServiceSpec
        let port = PortOf(found.Value, resources.OfType<TaskDefinitionSpec>().FirstOrDefault(task => task.Address == service?.TaskDefinition))
        let isArn = IsArn(found.Value.TargetGroup)
        select new StandInReference(
            new TargetGroupSeed(isArn ? found.Value.TargetGroup : null, isArn ? null : found.Value.TargetGroup, ProtocolOf(port), port?.ContainerPort ?? HttpPort, VpcOf(service?.NetworkConfiguration)),
            resource,
            found.Path);

    private static List<PortMappingSpec> PortsOf(LoadBalancerSpec balancer, TaskDefinitionSpec? task) =>
        [.. task?.ContainerDefinitions.FirstOrDefault(container => container.Name == balancer.ContainerName)?.PortMappings.Where(port => port.ContainerPort == balancer.ContainerPort) ?? []];

    /// <summary>One that takes connections, where there is one.</summary>
    private static PortMappingSpec? PortOf(LoadBalancerSpec balancer, TaskDefinitionSpec? task) => PortsOf(balancer, task).MinBy(port => port.Protocol == TransportProtocol.Udp);

    /// <summary>What speaks HTTP/2 alone would fail a health check over HTTP: there a connection has to do.</summary>
    private static string ProtocolOf(PortMappingSpec? port) => port switch
    {
        { Protocol: TransportProtocol.Udp } => "UDP",
        { AppProtocol: ApplicationProtocol.Grpc or ApplicationProtocol.Http2 } => "TCP",
        _ => "HTTP",
    };

    private static IEnumerable<StandInReference> Externals(ResourceSpec resource, bool canPush)
    {
        var identifier = resource.Identifier!;
        var (arn, name) = IsArn(identifier) ? (identifier, (string?)null) : (null, identifier);
        Seed? seed = resource switch
        {
            ClusterSpec => new ClusterSeed(arn, name),
            RoleSpec role => new RoleSeed(arn, name, [role.TrustedService]),
            LogGroupSpec => new LogGroupSeed(arn is null ? identifier : ResourceArn.NameIn(arn)),
            EcrRepositorySpec when canPush && arn is null => new RepositorySeed(identifier),
            _ => null,
        };
        if (seed is not null) yield return new StandInReference(seed, resource, "");
    }

    private static bool IsArn(string text) => text.StartsWith("arn:", StringComparison.Ordinal);

    /// <summary>A role may be used by several services; of the others the first use says what they are like.</summary>
    private static StandInReference Merge(StandInReference first, StandInReference other) => (first.Seed, other.Seed) is (RoleSeed one, RoleSeed two)
        ? first with { Seed = one with { Services = [.. one.Services.Union(two.Services, StringComparer.Ordinal)] } }
        : first;
}

/// <summary>A thing that a plan refers to.</summary>
/// <param name="Seed">The thing.</param>
/// <param name="Resource">The resource that refers to it.</param>
/// <param name="Path">The property that does; empty: the resource is the reference itself.</param>
internal sealed record StandInReference(Seed Seed, ResourceSpec Resource, string Path);
