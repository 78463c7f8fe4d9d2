using Deploy.Ecs;
using Deploy.Engine.Identity;
using Deploy.Engine.Seeding;
using Deploy.Plan.Paths;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Lookups;

/// <summary>
/// What a plan refers to and does not make, as the local AWS can stand in for it. What another project of ours makes is not among it.
/// </summary>
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
        .. resources.Where(resource => resource.Ownership != Ownership.External)
            .SelectMany(resource => Networks(resource).Concat(TargetGroups(resource, resources)))
            .Concat(resources
                .Where(resource => resource is { Ownership: Ownership.External, Owner: null, Identifier: not null })
                .SelectMany(resource => Externals(resource, canPush)))
            .GroupBy(reference => (reference.Seed.Kind, reference.Seed.Named))
            .Select(same => same.Aggregate(Merge)),
    ];

    private static IEnumerable<StandInReference> Networks(ResourceSpec resource)
    {
        if (resource is not IRunsTasks { NetworkConfiguration: { } network }) yield break;
        var path = PropertyPath.Of(resource.Kind, nameof(IRunsTasks.NetworkConfiguration));
        foreach (var subnet in network.Subnets.Where(entry => entry != Default).Select(Subnet).OfType<SubnetSeed>())
            yield return new StandInReference(subnet, resource, PropertyPath.Member(path, nameof(NetworkSpec.Subnets)));
        foreach (var entry in network.SecurityGroups.Where(entry => entry is not (Default or NamePrefix + Default)))
        {
            var group = SecurityGroup(entry) with { VpcOf = VpcOf(network) };
            yield return new StandInReference(group, resource, PropertyPath.Member(path, nameof(NetworkSpec.SecurityGroups)));
        }
    }

    private static SubnetSeed? Subnet(string entry)
    {
        if (entry.StartsWith("subnet-", StringComparison.Ordinal)) return new SubnetSeed(Id: entry);
        var tag = entry.StartsWith(TagPrefix, StringComparison.Ordinal) ? entry[TagPrefix.Length..] : entry;
        return tag.IndexOf('=', StringComparison.Ordinal) > 0 ? new SubnetSeed(Tag: tag) : null;
    }

    private static SecurityGroupSeed SecurityGroup(string entry)
    {
        if (entry.StartsWith("sg-", StringComparison.Ordinal)) return new SecurityGroupSeed(Id: entry);
        if (entry.StartsWith(NamePrefix, StringComparison.Ordinal)) return new SecurityGroupSeed(Name: entry[NamePrefix.Length..]);
        return entry.StartsWith(TagPrefix, StringComparison.Ordinal) && entry.Contains('=', StringComparison.Ordinal)
            ? new SecurityGroupSeed(Tag: entry[TagPrefix.Length..])
            : new SecurityGroupSeed(Name: entry);
    }

    private static string? VpcOf(NetworkSpec? network) =>
        network?.Subnets.Where(entry => entry != Default).Select(Subnet).FirstOrDefault(subnet => subnet is not null)?.Named;

    private static IEnumerable<StandInReference> TargetGroups(ResourceSpec resource, IReadOnlyList<ResourceSpec> resources)
    {
        if (resource is not ServiceSpec service) yield break;
        var task = resources.OfType<TaskDefinitionSpec>().FirstOrDefault(task => task.Address == service.TaskDefinition);
        foreach (var balancer in service.LoadBalancers)
        {
            var path = PropertyPath.Element(nameof(ServiceSpec.LoadBalancers), balancer.Key);
            var port = PortOf(balancer, task);
            var (arn, name) = ArnOrName(balancer.TargetGroup);
            var group = new TargetGroupSeed(
                arn, name, ProtocolOf(port), port?.ContainerPort ?? HttpPort, VpcOf(service.NetworkConfiguration));
            yield return new StandInReference(group, resource, path);
        }
    }

    /// <summary>The port that is registered; of two one that takes connections.</summary>
    private static PortMappingSpec? PortOf(LoadBalancerSpec balancer, TaskDefinitionSpec? task) =>
        task?.ContainerDefinitions.FirstOrDefault(container => container.Name == balancer.ContainerName)?.PortMappings
            .Where(port => port.ContainerPort == balancer.ContainerPort)
            .MinBy(port => port.Protocol == TransportProtocol.Udp);

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
        var (arn, name) = ArnOrName(identifier);
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

    private static (string? Arn, string? Name) ArnOrName(string text) =>
        text.StartsWith("arn:", StringComparison.Ordinal) ? (text, null) : (null, text);

    /// <summary>A role may be used by several services; of the others the first use says what they are like.</summary>
    private static StandInReference Merge(StandInReference first, StandInReference other) =>
        (first.Seed, other.Seed) is (RoleSeed one, RoleSeed two)
            ? first with { Seed = one with { Services = [.. one.Services.Union(two.Services, StringComparer.Ordinal)] } }
            : first;
}

/// <summary>A thing that a plan refers to.</summary>
/// <param name="Seed">The thing.</param>
/// <param name="Resource">The resource that refers to it.</param>
/// <param name="Path">The property that does; empty: the resource is the reference itself.</param>
internal sealed record StandInReference(Seed Seed, ResourceSpec Resource, string Path);
