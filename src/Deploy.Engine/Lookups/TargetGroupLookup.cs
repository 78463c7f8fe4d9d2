using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using Deploy.Plan.Paths;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Lookups;

/// <summary>Turns names of target groups into ARNs, and checks that they exist and that ECS will take them.</summary>
public sealed class TargetGroupLookup(IAmazonElasticLoadBalancingV2 loadBalancing)
{
    private const int DescribeLimit = 100;

    /// <summary>The resources with every target group by ARN.</summary>
    /// <param name="resources">The resources, networks resolved.</param>
    /// <param name="vpcOf">The VPC of a subnet; null: not known.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="Outcomes.DeploymentException">A target group does not exist, or ECS would refuse the service with it.</exception>
    public async Task<IReadOnlyList<ResourceSpec>> ResolveAsync(IReadOnlyList<ResourceSpec> resources, Func<string, string?> vpcOf, CancellationToken cancellationToken)
    {
        var wanted = resources.OfType<ServiceSpec>().SelectMany(service => service.LoadBalancers.Select(balancer => (Service: service, Balancer: balancer))).ToList();
        if (wanted.Count == 0) return resources;
        var groups = new Dictionary<string, TargetGroup>(StringComparer.Ordinal);
        foreach (var group in wanted.GroupBy(found => IsArn(found.Balancer.TargetGroup)))
        {
            // One unknown name refuses the whole call, so that a missing one is found by asking for each.
            var names = group.Select(found => found.Balancer.TargetGroup).Distinct().ToList();
            foreach (var batch in names.Chunk(DescribeLimit))
            {
                if (await TryDescribeAsync(batch, group.Key, groups, cancellationToken)) continue;
                foreach (var name in batch) await TryDescribeAsync([name], group.Key, groups, cancellationToken);
            }
        }

        foreach (var (service, balancer) in wanted)
        {
            var path = PropertyPath.Element(nameof(ServiceSpec.LoadBalancers), balancer.Key);
            if (!groups.TryGetValue(balancer.TargetGroup, out var group))
                throw MissingReference.Of(service, path, $"the target group '{balancer.TargetGroup}' does not exist in this account and Region.");
            if (TargetGroupFit.WhyRefused(group, balancer, service, resources, vpcOf) is { } why) throw MissingReference.Of(service, path, why);
        }

        return [.. resources.Select(resource => resource is ServiceSpec { LoadBalancers.Count: > 0 } service ? WithArns(service, groups) : resource)];
    }

    private static ServiceSpec WithArns(ServiceSpec service, Dictionary<string, TargetGroup> groups) => service with
    {
        LoadBalancers = service.LoadBalancers
            .Select(balancer => balancer with { TargetGroup = groups[balancer.TargetGroup].TargetGroupArn })
            .ToEquatableList(),
    };

    private static bool IsArn(string text) => text.StartsWith("arn:", StringComparison.Ordinal);

    private async Task<bool> TryDescribeAsync(string[] names, bool areArns, Dictionary<string, TargetGroup> groups, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await loadBalancing.DescribeTargetGroupsAsync(
                areArns ? new DescribeTargetGroupsRequest { TargetGroupArns = [.. names] } : new DescribeTargetGroupsRequest { Names = [.. names] }, cancellationToken);
            foreach (var found in reply.TargetGroups ?? []) groups[areArns ? found.TargetGroupArn : found.TargetGroupName] = found;
            return true;
        }
        catch (TargetGroupNotFoundException)
        {
            return false;
        }
    }
}
