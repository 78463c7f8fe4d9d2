using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.Runtime;
using Deploy.Ecs;
using Deploy.Engine.Clients;
using Deploy.Engine.Differences;
using Deploy.Engine.Identity;
using Deploy.Engine.Kinds.Clusters;
using Deploy.Engine.Rollouts;
using Deploy.Engine.Translation.Generated.Ecs;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Kinds.Services;

/// <summary>
/// ECS services. All changes of a service go into one UpdateService, where what is left out stays as it is.
/// See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html
/// </summary>
public sealed class ServiceKind : Kind<ServiceSpec>
{
    /// <inheritdoc/>
    public override ApplyPhase Phase => ApplyPhase.RollOut;

    /// <inheritdoc/>
    public override string? TaggingType => "ecs:service";

    /// <inheritdoc/>
    public override string? ServiceLinkedRole => EcsServiceLinkedRole.Service;

    /// <inheritdoc/>
    protected override string ArnOf(ServiceSpec spec, KindContext context) =>
        context.Account.Arn("ecs", $"service/{LastPart(context.ArnOf(spec.Cluster))}/{context.Names.Of(spec)}");

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<Snapshot<ServiceSpec>>> ReadAsync(IReadOnlyList<ServiceSpec> specs, KindContext context, CancellationToken cancellationToken)
    {
        var batches = specs.GroupBy(spec => context.ArnOf(spec.Cluster)).SelectMany(cluster => cluster.Chunk(ServiceReader.DescribeLimit).Select(batch => (Cluster: cluster.Key, Specs: batch))).ToList();
        var found = await Concurrently.SelectAsync(batches, async batch =>
        {
            var services = await ServiceReader.DescribeAsync(batch.Cluster, batch.Specs.Select(spec => context.Names.Of(spec)).Distinct(StringComparer.Ordinal), context, cancellationToken);
            return batch.Specs.SelectMany(spec => services.Where(service => service.ServiceName == context.Names.Of(spec)).Select(service => ServiceReader.Read(service, spec.Name, context)));
        });
        return found.SelectMany(batch => batch).ToList<Snapshot<ServiceSpec>>();
    }

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<TaggedResource>> FindAsync(IReadOnlyList<ServiceSpec> known, KindContext context, CancellationToken cancellationToken)
    {
        // A service can have been left in any cluster: in one that left the plan, or that was somebody else's.
        var clusters = await ClusterKind.ListAsync(context, cancellationToken);
        var listed = await Concurrently.SelectReadableAsync(clusters, cluster => ServiceReader.ListAsync(cluster, context, cancellationToken));
        var (found, others) = KnownResources.Divide(known, ArnOf, [.. listed.SelectMany(arns => arns)], arn => arn, context);
        var services = await ServiceReader.DescribeAsync(others, context, cancellationToken);
        return [.. found, .. KnownResources.Own(services, service => service.ServiceArn, service => EcsTags.Read(service.Tags), context)];
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<Snapshot>> ReadFoundAsync(IReadOnlyList<TaggedResource> found, KindContext context, CancellationToken cancellationToken)
    {
        var services = await ServiceReader.DescribeAsync([.. found.Select(resource => resource.Arn)], context, cancellationToken);
        return services
            .Select(service => (Service: service, Address: IdentityTags.OwnAddress(EcsTags.Read(service.Tags), context.Identity)))
            .Where(service => service.Address is not null)
            .Select(service => ServiceReader.Read(service.Service, service.Address!.Value.Name, context))
            .ToList<Snapshot<ServiceSpec>>();
    }

    /// <inheritdoc/>
    protected override ServiceSpec Normalise(ServiceSpec spec, KindContext context) => ServiceShape.Normalise(spec, context);

    /// <inheritdoc/>
    protected override IReadOnlyList<PropertyChange> Compare(ServiceSpec desired, Snapshot<ServiceSpec> actual, KindContext context)
    {
        var snapshot = (ServiceSnapshot)actual;
        var wanted = ServiceShape.Against(Normalise(desired, context), actual.Actual);
        var keepsCount = !ServiceChanges.WritesCount(desired, snapshot, IsAskedToSetCount(desired, context));
        var changes = SpecComparer.Compare(
            wanted with
            {
                DesiredCount = keepsCount ? actual.Actual.DesiredCount : desired.DesiredCount,
                PlatformVersion = ServiceChanges.IsSamePlatform(wanted, actual.Actual) ? actual.Actual.PlatformVersion : wanted.PlatformVersion,
            },
            snapshot.OtherLaunch is null ? actual.Actual : actual.Actual with { LaunchType = desired.LaunchType },
            ServiceChanges.ImpactOf);
        if (snapshot.IsCountNoteOpen && changes.Count == 0)
            changes = [new PropertyChange($"{nameof(ResourceSpec.Tags)}[{IdentityTags.DesiredCount}]", "of a run that did not end", $"{desired.DesiredCount}", ChangeImpact.InPlace)];
        if (snapshot.HasFailed && changes.All(change => change.Impact < ChangeImpact.RollingRestart))
            changes = [.. changes, new PropertyChange(ServiceChanges.Redeployment, "failed", "once more", ChangeImpact.RollingRestart)];

        // Who declares no launch type declares a strategy, or leaves it to the cluster.
        return snapshot.OtherLaunch is { } other && desired.Request.LaunchType is not null && !desired.ManagedElsewhere.Contains(nameof(ServiceSpec.LaunchType))
            ? [.. changes, new PropertyChange(nameof(ServiceSpec.LaunchType), other, desired.LaunchType.ToString(), ChangeImpact.RollingRestart)]
            : changes;
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Remarks(ServiceSpec desired, Snapshot<ServiceSpec> actual, KindContext context) =>
        !desired.ManagedElsewhere.Contains(nameof(ServiceSpec.DesiredCount))
        && ServiceChanges.KeptCount(desired, (ServiceSnapshot)actual, IsAskedToSetCount(desired, context)) is { } line ? [line] : [];

    /// <inheritdoc/>
    protected override async Task<Applied> CreateAsync(ServiceSpec desired, KindContext context, CancellationToken cancellationToken)
    {
        var request = CreateServiceMap.ToModel(ServiceShape.Resolve(desired, context));
        request.Tags = EcsTags.Write(context.TagsFor(desired).Append(CountTag(desired)));
        // When the answer is lost, the SDK sends the same again: the token makes that the same creation.
        request.ClientToken = Guid.NewGuid().ToString();
        var reply = await EcsServiceLinkedRole.CallAsync(() => context.Aws.Ecs.CreateServiceAsync(request, cancellationToken), _ => false, context, cancellationToken);
        return new Applied(reply.Service.ServiceArn, ServiceReader.RolloutOf(reply.Service, request.TaskDefinition, first: true, context));
    }

    /// <summary>Our own repeated call has the token of the first; this is what another creation of the same name is told.</summary>
    public override bool IsTaken(AmazonServiceException error) =>
        error is InvalidParameterException && error.Message.Contains("not idempotent", StringComparison.OrdinalIgnoreCase);

    /// <summary>A role of the task, or the cluster, is not known everywhere yet.</summary>
    public override bool IsTooEarly(AmazonServiceException error) =>
        error.IsNotFound()
        || error.Message.Contains("unable to assume", StringComparison.OrdinalIgnoreCase);

    /// <summary>An earlier service of the name drains: for as long as its targets take to be deregistered (five minutes by default).</summary>
    public override bool IsBusy(AmazonServiceException error) => error.Message.Contains("still Draining", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    protected override async Task<Applied> UpdateAsync(
        ServiceSpec desired, Snapshot<ServiceSpec> actual, IReadOnlyList<PropertyChange> changes, KindContext context, CancellationToken cancellationToken)
    {
        var snapshot = (ServiceSnapshot)actual;
        var revision = context.ArnOf(desired.TaskDefinition);
        var (request, startsRollout) = ServiceChanges.Request(ServiceShape.Resolve(desired, context), desired, snapshot, changes);
        ServiceRollout? rollout = null;
        var notes = ServiceChanges.NotesCount(desired, snapshot, changes);
        if (request is not null)
        {
            // A run may die between this call and the one that writes the tags: whether the count was written the next run reads from here.
            if (notes && request.DesiredCount is not null) await NoteAsync(desired, snapshot, context, cancellationToken);
            request.Cluster = context.ArnOf(desired.Cluster);
            request.Service = context.Names.Of(desired);
            // Failed deployments of the same revision may be seconds old: they are told from ours by name.
            var earlier = startsRollout ? await ServiceReader.DeploymentsAsync(request.Cluster, request.Service, context, cancellationToken) : [];
            var reply = await EcsServiceLinkedRole.CallAsync(() => context.Aws.Ecs.UpdateServiceAsync(request, cancellationToken), _ => false, context, cancellationToken);
            var started = ServiceReader.RolloutOf(reply.Service, request.TaskDefinition ?? snapshot.TaskDefinitionArn ?? revision, first: snapshot.HasFailed, context);
            // What the reply shows counts more than what is documented; and a reply with the old deployment does not name ours.
            var isNew = started.DeploymentId is not null && started.DeploymentId != snapshot.DeploymentId;
            if (startsRollout || (isNew && snapshot.DeploymentId is not null))
                rollout = started with { Earlier = earlier, DeploymentId = isNew ? started.DeploymentId : null };
        }

        var tags = new Dictionary<string, string>(changes.TouchTags() ? context.TagsFor(desired) : actual.Tags);
        if (notes) tags[IdentityTags.DesiredCount] = CountTag(desired).Value;
        await EcsTags.UpdateAsync(context, actual.Arn, tags, actual.Tags, cancellationToken);
        return new Applied(actual.Arn, rollout);
    }

    /// <inheritdoc/>
    protected override Task DeleteAsync(Snapshot<ServiceSpec> actual, KindContext context, CancellationToken cancellationToken) => context.Aws.Ecs.DeleteServiceAsync(
        new DeleteServiceRequest { Cluster = ((ServiceSnapshot)actual).ClusterArn, Service = LastPart(actual.Arn), Force = actual.Holds is not null }, cancellationToken);

    /// <summary>It drains its tasks first; until it is inactive its name is taken and its target group in use.</summary>
    protected override async Task<ProbeResult> ProbeDeletionAsync(Snapshot<ServiceSpec> actual, KindContext context, CancellationToken cancellationToken)
    {
        var reply = await context.Aws.Ecs.DescribeServicesAsync(
            new DescribeServicesRequest { Cluster = ((ServiceSnapshot)actual).ClusterArn, Services = [LastPart(actual.Arn)] }, cancellationToken);
        return (reply.Services ?? []).FirstOrDefault(service => service.Status != ServiceReader.Inactive) is { } left
            ? new ProbeResult(ProbeState.NotYet, $"{left.Status}, {left.RunningCount ?? 0} tasks still run; behind a load balancer they go when their targets are deregistered")
            : ProbeResult.Stable;
    }

    /// <inheritdoc/>
    protected override async Task<ProbeResult> ProbeAsync(ServiceSpec desired, Applied applied, KindContext context, CancellationToken cancellationToken)
    {
        if (applied.Rollout is not { } rollout) return ProbeResult.Stable;
        var seen = await context.StateOf<RolloutWatches>().Of(desired, rollout, context).ProbeAsync(cancellationToken);
        return seen with { IsTooEarly = YoungRoles.AreTheCause(seen, desired, context) };
    }

    /// <inheritdoc/>
    protected override async Task<ProbeResult> ExplainAsync(ServiceSpec desired, Applied applied, ProbeResult last, KindContext context, CancellationToken cancellationToken) =>
        applied.Rollout is { } rollout ? await context.StateOf<RolloutWatches>().Of(desired, rollout, context).ExplainAsync(last, cancellationToken) : last;

    /// <inheritdoc/>
    protected override async Task<Applied> StartAgainAsync(ServiceSpec desired, Applied failed, KindContext context, CancellationToken cancellationToken)
    {
        var rollout = failed.Rollout!;
        var earlier = await ServiceReader.DeploymentsAsync(rollout.ClusterArn, rollout.ServiceArn, context, cancellationToken);
        var request = new UpdateServiceRequest
        {
            Cluster = rollout.ClusterArn,
            Service = rollout.ServiceArn,
            TaskDefinition = rollout.TaskDefinitionArn,
            ForceNewDeployment = true,
        };
        var reply = await context.Aws.Ecs.UpdateServiceAsync(request, cancellationToken);
        var again = ServiceReader.RolloutOf(reply.Service, rollout.TaskDefinitionArn, rollout.First, context);
        return failed with { Rollout = again with { Earlier = earlier } };
    }

    private static bool IsAskedToSetCount(ServiceSpec desired, KindContext context) => context.SetDesiredCount.Contains(desired.Address.ToString());

    private static KeyValuePair<string, string> CountTag(ServiceSpec spec) =>
        new(IdentityTags.DesiredCount, new CountNote(spec.DesiredCount).ToString());

    private static Task NoteAsync(ServiceSpec desired, ServiceSnapshot actual, KindContext context, CancellationToken cancellationToken) => EcsTags.UpdateAsync(
        context, actual.Arn, new Dictionary<string, string>(actual.Tags) { [IdentityTags.DesiredCount] = new CountNote(desired.DesiredCount, actual.Actual.DesiredCount).ToString() },
        actual.Tags, cancellationToken);

    private static string LastPart(string arn) => arn[(arn.LastIndexOf('/') + 1)..];
}
