using Amazon.ECS;
using Amazon.ECS.Model;
using Deploy.Engine.Clients;
using Deploy.Engine.Identity;
using Deploy.Engine.Rollouts;

namespace Deploy.Engine.Kinds.Services;

/// <summary>Reads services and their deployments, and turns what ECS says into what the engine compares and follows.</summary>
internal static class ServiceReader
{
    /// <summary>How many services one DescribeServices takes.</summary>
    public const int DescribeLimit = 10;

    /// <summary>The status of a service that is gone but still described.</summary>
    public const string Inactive = "INACTIVE";

    private const string Active = "ACTIVE";
    private const int ListLimit = 100;

    /// <summary>The active services of these names; at most <see cref="DescribeLimit"/>.</summary>
    public static async Task<List<Service>> DescribeAsync(string cluster, IEnumerable<string> services, KindContext context, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await context.Aws.Ecs.DescribeServicesAsync(
                new DescribeServicesRequest { Cluster = cluster, Services = [.. services], Include = [ServiceField.TAGS] }, cancellationToken);
            // What is draining or gone is still described for a while.
            return [.. (reply.Services ?? []).Where(service => service.Status == Active)];
        }
        catch (ClusterNotFoundException)
        {
            return [];
        }
    }

    /// <summary>The active services of these ARNs, in whichever clusters they are.</summary>
    public static async Task<List<Service>> DescribeAsync(IReadOnlyList<string> arns, KindContext context, CancellationToken cancellationToken)
    {
        // Before 2021 ARNs did not name the cluster: such a service cannot be asked for by its ARN, and was not made by the engine.
        var batches = arns.Where(arn => arn.Split('/').Length == 3).GroupBy(ClusterOf).SelectMany(cluster => cluster.Chunk(DescribeLimit).Select(batch => (Cluster: cluster.Key, Services: batch))).ToList();
        var found = await Concurrently.SelectReadableAsync(batches, batch => DescribeAsync(batch.Cluster, batch.Services, context, cancellationToken));
        return [.. found.SelectMany(services => services)];
    }

    /// <summary>The ARNs of all services of a cluster; none where it does not exist.</summary>
    public static async Task<List<string>> ListAsync(string cluster, KindContext context, CancellationToken cancellationToken)
    {
        var arns = new List<string>();
        try
        {
            string? token = null;
            do
            {
                var page = await context.Aws.Ecs.ListServicesAsync(new ListServicesRequest { Cluster = cluster, MaxResults = ListLimit, NextToken = token }, cancellationToken);
                arns.AddRange(page.ServiceArns ?? []);
                token = page.NextToken;
            }
            while (token is not null);
        }
        catch (ClusterNotFoundException)
        {
            // It is going to be made.
        }

        return arns;
    }

    /// <summary>The deployment that a service is moving to, or has; null: none is described.</summary>
    public static Deployment? PrimaryOf(Service service) => service.Deployments?.FirstOrDefault(deployment => deployment.Status == "PRIMARY");

    /// <summary>A service as the engine compares it.</summary>
    public static ServiceSnapshot Read(Service service, string declaredName, KindContext context)
    {
        var tags = EcsTags.Read(service.Tags);
        var note = CountNote.Parse(tags.GetValueOrDefault(IdentityTags.DesiredCount));
        var primary = PrimaryOf(service);
        var providers = (service.CapacityProviderStrategy ?? []).Select(item => item.CapacityProvider).ToList();
        return new ServiceSnapshot
        {
            Arn = service.ServiceArn,
            Tags = tags,
            ClusterArn = service.ClusterArn,
            TaskDefinitionArn = service.TaskDefinition,
            DeclaredCount = note?.CountedFor(service.DesiredCount),
            IsCountNoteOpen = note is { From: not null },
            OtherLaunch = providers.Count > 0 ? $"capacity providers {string.Join(", ", providers)}" : null,
            DeploymentId = primary?.Id,
            HasFailed = primary?.RolloutState == DeploymentRolloutState.FAILED,
            Unsettled = IsUnsettled(service, primary, context.Time.GetUtcNow()) && service.TaskDefinition is { } revision
                ? RolloutOf(service, revision, first: service.Deployments!.Count == 1, context) with { IsFound = true }
                : null,
            Actual = ServiceShape.Read(service, declaredName),
            Holds = LiveTasks.Of(service),
            Facts =
            [
                new("running", $"{service.RunningCount ?? 0}/{service.DesiredCount ?? 0}"),
                new("revision", RevisionName.Of(service.TaskDefinition ?? "")),
                new("deployments", string.Join(", ", (service.Deployments ?? []).Select(deployment => $"{deployment.Status} {deployment.RolloutState}".Trim()))),
            ],
        };
    }

    private static string ClusterOf(string serviceArn) => $"{serviceArn.Split(":service/")[0]}:cluster/{serviceArn.Split('/')[1]}";

    /// <summary>The service deployments so far: the failed one may be seconds old, and is of the same revision as the next.</summary>
    public static async Task<IReadOnlyList<string>> DeploymentsAsync(string cluster, string service, KindContext context, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await context.Aws.Ecs.ListServiceDeploymentsAsync(
                new ListServiceDeploymentsRequest { Cluster = cluster, Service = service }, cancellationToken);
            return [.. (reply.ServiceDeployments ?? []).Select(deployment => deployment.ServiceDeploymentArn)];
        }
        catch (AmazonECSException)
        {
            // An endpoint without service deployments is followed by the id in the reply.
            return [];
        }
    }

    /// <summary>A deployment goes on; or it is complete, and tasks are missing, or were started again: they may end as soon as they start.</summary>
    private static bool IsUnsettled(Service service, Deployment? primary, DateTimeOffset now) =>
        primary?.RolloutState == DeploymentRolloutState.IN_PROGRESS
        || (primary?.RolloutState == DeploymentRolloutState.COMPLETED
            && ((service.RunningCount ?? 0) < (service.DesiredCount ?? 0) || Restarts.AreRecent(service, primary, now)));

    /// <summary>The rollout that a reply of ECS is about.</summary>
    public static ServiceRollout RolloutOf(Service service, string revision, bool first, KindContext context)
    {
        // The time of the deployment itself is told by ECS's clock; ours may differ.
        var primary = PrimaryOf(service);
        var started = primary?.CreatedAt is { } created ? new DateTimeOffset(created.ToUniversalTime()) : context.Time.GetUtcNow();
        return new ServiceRollout(service.ClusterArn, service.ServiceArn, service.TaskDefinition ?? revision, started, first, primary?.Id) { ServiceCreated = service.CreatedAt };
    }
}
