using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using Deploy.Engine.Resolution;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Lookups;

/// <summary>Turns names of target groups into ARNs, and checks that ARNs exist.</summary>
public sealed class TargetGroupLookup(IAmazonElasticLoadBalancingV2 loadBalancing)
{
    private const int DescribeLimit = 100;

    /// <summary>The resources with every target group by ARN.</summary>
    public async Task<IReadOnlyList<ResourceSpec>> ResolveAsync(IReadOnlyList<ResourceSpec> resources, CancellationToken cancellationToken)
    {
        var wanted = resources.SelectMany(resource => SpecRewriter.Find<LoadBalancerSpec>(resource).Select(found => (Resource: resource, found.Path, found.Value))).ToList();
        if (wanted.Count == 0) return resources;
        var arns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var group in wanted.GroupBy(found => IsArn(found.Value.TargetGroup)))
        {
            // One unknown name refuses the whole call, so that a missing one is found by asking for each.
            var names = group.Select(found => found.Value.TargetGroup).Distinct().ToList();
            foreach (var batch in names.Chunk(DescribeLimit))
            {
                if (await TryDescribeAsync(batch, group.Key, arns, cancellationToken)) continue;
                foreach (var name in batch) await TryDescribeAsync([name], group.Key, arns, cancellationToken);
            }
        }

        foreach (var (resource, path, balancer) in wanted.Where(found => !arns.ContainsKey(found.Value.TargetGroup)))
            throw MissingReference.Of(resource, path, $"the target group '{balancer.TargetGroup}' does not exist in this account and Region.");
        return resources.Select(resource => (ResourceSpec)SpecRewriter.RewriteParts<LoadBalancerSpec>(resource, balancer => balancer with { TargetGroup = arns[balancer.TargetGroup] })).ToList();
    }

    private static bool IsArn(string text) => text.StartsWith("arn:", StringComparison.Ordinal);

    private async Task<bool> TryDescribeAsync(string[] names, bool areArns, Dictionary<string, string> arns, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await loadBalancing.DescribeTargetGroupsAsync(
                areArns ? new DescribeTargetGroupsRequest { TargetGroupArns = [.. names] } : new DescribeTargetGroupsRequest { Names = [.. names] }, cancellationToken);
            foreach (var found in reply.TargetGroups ?? []) arns[areArns ? found.TargetGroupArn : found.TargetGroupName] = found.TargetGroupArn;
            return true;
        }
        catch (TargetGroupNotFoundException)
        {
            return false;
        }
    }
}
