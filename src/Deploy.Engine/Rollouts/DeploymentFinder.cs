using Amazon.ECS.Model;
using Deploy.Engine.Clients;

namespace Deploy.Engine.Rollouts;

/// <summary>
/// Finds our own service deployment among those of the service. The id of the deployment that our call's reply named holds the number of the
/// revision that it deploys. ECS shows that and documents it nowhere; so where no revision has the number for a while, the definition decides.
/// </summary>
internal sealed class DeploymentFinder(AwsClients aws, ServiceRollout rollout, TimeProvider time)
{
    private const int PageSize = 100;
    private const int MaximumPages = 10;

    /// <summary>Times in replies are of different hosts; a deployment this much older than the call may still be ours.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(5);

    /// <summary>How long the number alone decides. ECS's reads are behind its writes by a second or two.</summary>
    private static readonly TimeSpan NumberPatience = TimeSpan.FromSeconds(30);

    private readonly HashSet<string> _foreign = new(rollout.Earlier, StringComparer.Ordinal);
    private long? _firstLook;

    /// <summary>The ARN of our service deployment; null: it is not visible, or not described, yet.</summary>
    public async Task<string?> FindAsync(CancellationToken cancellationToken)
    {
        _firstLook ??= time.GetTimestamp();
        var listed = await ListAsync(cancellationToken);
        if (rollout.Number is { } number)
        {
            if (listed.FirstOrDefault(brief => brief.TargetServiceRevisionArn?.EndsWith($"/{number}", StringComparison.Ordinal) == true) is { } own) return own.ServiceDeploymentArn;
            if (time.GetElapsedTime(_firstLook.Value) < NumberPatience) return null;
        }

        return await FindByDefinitionAsync(listed, cancellationToken);
    }

    /// <summary>All service deployments that are listed, in no order.</summary>
    public async Task<IReadOnlyList<ServiceDeploymentBrief>> ListAsync(CancellationToken cancellationToken) => await Pages.ItemsAsync(
        token => aws.Ecs.ListServiceDeploymentsAsync(
            new ListServiceDeploymentsRequest
            {
                Cluster = rollout.ClusterArn,
                Service = rollout.ServiceArn,
                MaxResults = PageSize,
                NextToken = token,
            },
            cancellationToken),
        page => page.ServiceDeployments,
        page => page.NextToken,
        MaximumPages).ToListAsync(cancellationToken);

    /// <summary>Ours is the oldest deployment since our call whose target revision runs our task definition.</summary>
    private async Task<string?> FindByDefinitionAsync(IReadOnlyList<ServiceDeploymentBrief> listed, CancellationToken cancellationToken)
    {
        var candidates = listed
            .Where(brief => brief.CreatedAt is null || brief.CreatedAt >= (rollout.Started - ClockTolerance).UtcDateTime)
            .Where(brief => !_foreign.Contains(brief.ServiceDeploymentArn))
            .OrderBy(brief => brief.CreatedAt)
            .ToList();
        foreach (var candidate in candidates)
        {
            var definition = await DefinitionOfAsync(candidate.TargetServiceRevisionArn, cancellationToken);
            if (definition is null) return null;
            if (definition == rollout.TaskDefinitionArn) return candidate.ServiceDeploymentArn;
            _foreign.Add(candidate.ServiceDeploymentArn);
        }

        return null;
    }

    /// <summary>The task definition of a revision; null where the revision is not described yet: that tells nothing of whose it is.</summary>
    private async Task<string?> DefinitionOfAsync(string? revisionArn, CancellationToken cancellationToken)
    {
        if (revisionArn is null) return null;
        var reply = await aws.Ecs.DescribeServiceRevisionsAsync(new DescribeServiceRevisionsRequest { ServiceRevisionArns = [revisionArn] }, cancellationToken);
        return reply.ServiceRevisions?.FirstOrDefault(revision => revision.ServiceRevisionArn == revisionArn)?.TaskDefinition;
    }
}
