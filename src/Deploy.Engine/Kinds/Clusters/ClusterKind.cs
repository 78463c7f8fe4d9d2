using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.Runtime;
using Deploy.Ecs;
using Deploy.Engine.Clients;
using Deploy.Engine.Differences;
using Deploy.Engine.Identity;
using Deploy.Engine.Rollouts;
using Deploy.Engine.Translation.Generated.Ecs;
using Deploy.Plan.Resources;
using CreateCluster = Deploy.Plan.Shapes.Ecs.CreateCluster;

namespace Deploy.Engine.Kinds.Clusters;

/// <summary>ECS clusters. CreateCluster silently returns a cluster that exists, so the engine reads first.</summary>
public sealed class ClusterKind : Kind<ClusterSpec>
{
    private const int DescribeLimit = 100;
    private const string Active = "ACTIVE";

    /// <inheritdoc/>
    public override string? TaggingType => "ecs:cluster";

    /// <inheritdoc/>
    public override string? ServiceLinkedRole => EcsServiceLinkedRole.Service;

    /// <inheritdoc/>
    protected override string ArnOf(ClusterSpec spec, KindContext context) => context.Account.Arn("ecs", $"cluster/{context.Names.Of(spec)}");

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<Snapshot<ClusterSpec>>> ReadAsync(IReadOnlyList<ClusterSpec> specs, KindContext context, CancellationToken cancellationToken)
    {
        var found = await DescribeAsync(specs.Select(spec => context.ArnOf(spec.Address)), context, cancellationToken);
        return specs.SelectMany(spec => found.Where(cluster => cluster.ClusterArn == context.ArnOf(spec.Address)).Select(cluster => Read(cluster, spec.Name))).ToList();
    }

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<TaggedResource>> FindAsync(IReadOnlyList<ClusterSpec> known, KindContext context, CancellationToken cancellationToken)
    {
        var (found, others) = KnownResources.Divide(known, ArnOf, await ListAsync(context, cancellationToken), arn => arn, context);
        var clusters = await DescribeAsync(others, context, cancellationToken);
        return [.. found, .. KnownResources.Own(clusters, cluster => cluster.ClusterArn, cluster => EcsTags.Read(cluster.Tags), context)];
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<Snapshot>> ReadFoundAsync(IReadOnlyList<TaggedResource> found, KindContext context, CancellationToken cancellationToken)
    {
        var clusters = await DescribeAsync(found.Select(resource => resource.Arn), context, cancellationToken);
        return clusters
            .Select(cluster => (Cluster: cluster, Address: IdentityTags.OwnAddress(EcsTags.Read(cluster.Tags), context.Identity)))
            .Where(cluster => cluster.Address is not null)
            .Select(cluster => Read(cluster.Cluster, cluster.Address!.Value.Name))
            .ToList();
    }

    /// <inheritdoc/>
    protected override ClusterSpec Normalise(ClusterSpec spec, KindContext context) => ClusterShape.Normalise(spec);

    /// <inheritdoc/>
    protected override IReadOnlyList<PropertyChange> Compare(ClusterSpec desired, Snapshot<ClusterSpec> actual, KindContext context) =>
        SpecComparer.Compare(ClusterShape.Against(Normalise(desired, context), actual.Actual), actual.Actual, _ => ChangeImpact.InPlace);

    /// <inheritdoc/>
    protected override async Task<Applied> CreateAsync(ClusterSpec desired, KindContext context, CancellationToken cancellationToken)
    {
        var request = CreateClusterMap.ToModel(context.Resolve(desired.Request) with { ClusterName = context.Names.Of(desired) });
        request.Tags = EcsTags.Write(context.TagsFor(desired));
        var reply = await EcsServiceLinkedRole.CallAsync(() => context.Aws.Ecs.CreateClusterAsync(request, cancellationToken), _ => false, context, cancellationToken);
        // The name may have been taken since it was read as free: then this is another cluster, and the call has changed nothing.
        var isAsAsked = reply.Cluster.Settings is not { Count: > 0 } || ClusterShape.Read(reply.Cluster, desired.Name).ContainerInsights == desired.ContainerInsights;
        return isAsAsked && IdentityTags.OwnAddress(await TagsAsync(reply.Cluster, context, cancellationToken), context.Identity) == desired.Address
            ? new Applied(reply.Cluster.ClusterArn)
            : throw new NameTakenException($"The cluster {context.Names.Of(desired)} exists already.");
    }

    /// <inheritdoc/>
    protected override async Task<Applied> UpdateAsync(
        ClusterSpec desired, Snapshot<ClusterSpec> actual, IReadOnlyList<PropertyChange> changes, KindContext context, CancellationToken cancellationToken)
    {
        if (changes.Touch(nameof(CreateCluster.Settings)))
        {
            await context.Aws.Ecs.UpdateClusterSettingsAsync(
                new UpdateClusterSettingsRequest { Cluster = actual.Arn, Settings = CreateClusterMap.ToModel(desired.Request).Settings }, cancellationToken);
        }

        if (changes.TouchTags())
            await EcsTags.UpdateAsync(context, actual.Arn, context.TagsFor(desired), actual.Tags, cancellationToken);
        return new Applied(actual.Arn);
    }

    /// <inheritdoc/>
    protected override Task DeleteAsync(Snapshot<ClusterSpec> actual, KindContext context, CancellationToken cancellationToken) =>
        context.Aws.Ecs.DeleteClusterAsync(new DeleteClusterRequest { Cluster = actual.Arn }, cancellationToken);

    /// <summary>What still runs in it, or is being changed, ends by itself: the services were deleted before.</summary>
    public override bool IsBusy(AmazonServiceException error) =>
        error is ClusterContainsTasksException or ClusterContainsServicesException or ClusterContainsContainerInstancesException or UpdateInProgressException;

    /// <inheritdoc/>
    protected override async Task<ProbeResult> ProbeAsync(ClusterSpec desired, Applied applied, KindContext context, CancellationToken cancellationToken)
    {
        var reply = await context.Aws.Ecs.DescribeClustersAsync(new DescribeClustersRequest { Clusters = [applied.Arn] }, cancellationToken);
        return reply.Clusters?.FirstOrDefault()?.Status switch
        {
            Active => ProbeResult.Stable,
            "FAILED" => new ProbeResult(ProbeState.Failed, "the cluster's capacity providers could not be attached"),
            var status => new ProbeResult(ProbeState.NotYet, $"the cluster is {status ?? "not visible yet"}"),
        };
    }

    /// <summary>The ARNs of all clusters of the account and Region.</summary>
    internal static ValueTask<List<string>> ListAsync(KindContext context, CancellationToken cancellationToken) => Pages.ItemsAsync(
        token => context.Aws.Ecs.ListClustersAsync(new ListClustersRequest { NextToken = token }, cancellationToken),
        page => page.ClusterArns,
        page => page.NextToken).ToListAsync(cancellationToken);

    private static async Task<List<Cluster>> DescribeAsync(IEnumerable<string> arns, KindContext context, CancellationToken cancellationToken)
    {
        var clusters = new List<Cluster>();
        foreach (var batch in arns.Distinct(StringComparer.Ordinal).Chunk(DescribeLimit))
        {
            var reply = await context.Aws.Ecs.DescribeClustersAsync(
                new DescribeClustersRequest { Clusters = [.. batch], Include = [ClusterField.TAGS, ClusterField.SETTINGS] }, cancellationToken);
            // A deleted cluster is described for a while as INACTIVE; its name is free.
            clusters.AddRange((reply.Clusters ?? []).Where(cluster => cluster.Status != "INACTIVE"));
        }

        return clusters;
    }

    private static Snapshot<ClusterSpec> Read(Cluster cluster, string declaredName) => new()
    {
        Arn = cluster.ClusterArn,
        Tags = EcsTags.Read(cluster.Tags),
        Actual = ClusterShape.Read(cluster, declaredName),
        Holds = Running(cluster),
        Facts =
        [
            new("status", cluster.Status),
            new("services", $"{cluster.ActiveServicesCount ?? 0}"),
            new("running tasks", $"{cluster.RunningTasksCount ?? 0}"),
        ],
    };

    private static string? Running(Cluster cluster) => (cluster.ActiveServicesCount ?? 0, (cluster.RunningTasksCount ?? 0) + (cluster.PendingTasksCount ?? 0)) switch
    {
        (0, 0) => null,
        (0, var tasks) => LiveTasks.Count(tasks, "running task"),
        (var services, 0) => LiveTasks.Count(services, "service"),
        var (services, tasks) => $"{LiveTasks.Count(services, "service")} and {LiveTasks.Count(tasks, "running task")}",
    };

    /// <summary>The tags of a reply to a creation, which not every endpoint gives back.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> TagsAsync(Cluster cluster, KindContext context, CancellationToken cancellationToken) =>
        EcsTags.Read(cluster.Tags is { Count: > 0 } ? cluster.Tags : (await DescribeAsync([cluster.ClusterArn], context, cancellationToken)).FirstOrDefault()?.Tags);
}
