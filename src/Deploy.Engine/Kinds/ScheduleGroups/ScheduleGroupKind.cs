using Amazon.Runtime;
using Amazon.Scheduler.Model;
using Deploy.Engine.Clients;
using Deploy.Engine.Differences;
using Deploy.Engine.Identity;
using Deploy.Engine.Rollouts;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Kinds.ScheduleGroups;

/// <summary>Groups of EventBridge Scheduler. A group carries the identity of the schedules in it, which cannot be tagged.</summary>
public sealed class ScheduleGroupKind : Kind<ScheduleGroupSpec>
{
    private const string Deleting = "DELETING";

    /// <inheritdoc/>
    public override string? TaggingType => "scheduler:schedule-group";

    /// <inheritdoc/>
    protected override string ArnOf(ScheduleGroupSpec spec, KindContext context) => context.Account.Arn("scheduler", $"schedule-group/{context.Names.Of(spec)}");

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<Snapshot<ScheduleGroupSpec>>> ReadAsync(IReadOnlyList<ScheduleGroupSpec> specs, KindContext context, CancellationToken cancellationToken) =>
        Concurrently.SelectFoundAsync(specs, spec => ReadAsync(context.Names.Of(spec), spec.Name, context, cancellationToken));

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<TaggedResource>> FindAsync(IReadOnlyList<ScheduleGroupSpec> known, KindContext context, CancellationToken cancellationToken)
    {
        var groups = await Pages.ItemsAsync(
            token => context.Aws.Scheduler.ListScheduleGroupsAsync(new ListScheduleGroupsRequest { NextToken = token }, cancellationToken),
            page => page.ScheduleGroups,
            page => page.NextToken)
            .Where(group => group.Name != "default" && group.State?.Value != Deleting)
            .Select(group => group.Arn)
            .ToListAsync(cancellationToken);
        var (found, others) = KnownResources.Divide(known, ArnOf, groups, arn => arn, context);
        return [.. found, .. await KnownResources.OwnAsync(others, arn => TagsAsync(arn, context, cancellationToken), context)];
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<Snapshot>> ReadFoundAsync(IReadOnlyList<TaggedResource> found, KindContext context, CancellationToken cancellationToken) =>
        await Concurrently.SelectFoundAsync(found, async resource =>
            await ReadAsync(ResourceArn.NameIn(resource.Arn), resource.Address.Name, context, cancellationToken) is { } read && IdentityTags.OwnAddress(read.Tags, context.Identity) is { } address
                ? read with { Actual = read.Actual with { Name = address.Name } }
                : null);

    /// <inheritdoc/>
    protected override ScheduleGroupSpec Normalise(ScheduleGroupSpec spec, KindContext context) => spec;

    /// <inheritdoc/>
    protected override IReadOnlyList<PropertyChange> Compare(ScheduleGroupSpec desired, Snapshot<ScheduleGroupSpec> actual, KindContext context) => [];

    /// <inheritdoc/>
    protected override async Task<Applied> CreateAsync(ScheduleGroupSpec desired, KindContext context, CancellationToken cancellationToken)
    {
        var reply = await context.Aws.Scheduler.CreateScheduleGroupAsync(
            new CreateScheduleGroupRequest { Name = context.Names.Of(desired), Tags = Write(context.TagsFor(desired)) }, cancellationToken);
        return new Applied(reply.ScheduleGroupArn);
    }

    /// <inheritdoc/>
    public override bool IsTaken(AmazonServiceException error) => SchedulerConflict.IsTaken(error);

    /// <inheritdoc/>
    protected override async Task<Applied> UpdateAsync(
        ScheduleGroupSpec desired, Snapshot<ScheduleGroupSpec> actual, IReadOnlyList<PropertyChange> changes, KindContext context, CancellationToken cancellationToken)
    {
        await ServiceTags.UpdateAsync(
            context.TagsFor(desired), actual.Tags,
            set => context.Aws.Scheduler.TagResourceAsync(
                new TagResourceRequest { ResourceArn = actual.Arn, Tags = Write(set) }, cancellationToken),
            keys => context.Aws.Scheduler.UntagResourceAsync(
                new UntagResourceRequest { ResourceArn = actual.Arn, TagKeys = keys }, cancellationToken));
        return new Applied(actual.Arn);
    }

    /// <summary>A group that is being deleted keeps its name until its schedules are gone, which takes minutes.</summary>
    public override bool IsBusy(AmazonServiceException error) => SchedulerConflict.IsDeletion(error);

    /// <inheritdoc/>
    protected override Task DeleteAsync(Snapshot<ScheduleGroupSpec> actual, KindContext context, CancellationToken cancellationToken) =>
        context.Aws.Scheduler.DeleteScheduleGroupAsync(
            new DeleteScheduleGroupRequest { Name = ResourceArn.NameIn(actual.Arn) }, cancellationToken);

    /// <inheritdoc/>
    protected override async Task<ProbeResult> ProbeDeletionAsync(Snapshot<ScheduleGroupSpec> actual, KindContext context, CancellationToken cancellationToken)
    {
        var group = await context.Aws.Scheduler.GetScheduleGroupAsync(
            new GetScheduleGroupRequest { Name = ResourceArn.NameIn(actual.Arn) }, cancellationToken);
        return new ProbeResult(ProbeState.NotYet, $"EventBridge Scheduler deletes its schedules first, which takes minutes ({group.State?.Value ?? "no state"})");
    }

    private static async Task<Snapshot<ScheduleGroupSpec>?> ReadAsync(string name, string declaredName, KindContext context, CancellationToken cancellationToken)
    {
        try
        {
            var group = await context.Aws.Scheduler.GetScheduleGroupAsync(new GetScheduleGroupRequest { Name = name }, cancellationToken);
            return group.State?.Value == Deleting ? null : Read(group.Arn, declaredName, await TagsAsync(group.Arn, context, cancellationToken));
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The tags of a group.</summary>
    internal static async Task<IReadOnlyDictionary<string, string>> TagsAsync(string arn, KindContext context, CancellationToken cancellationToken)
    {
        var reply = await context.Aws.Scheduler.ListTagsForResourceAsync(
            new ListTagsForResourceRequest { ResourceArn = arn }, cancellationToken);
        return ServiceTags.Read(reply.Tags, tag => (tag.Key, tag.Value));
    }

    private static Snapshot<ScheduleGroupSpec> Read(string arn, string declaredName, IReadOnlyDictionary<string, string> tags) =>
        new() { Arn = arn, Tags = tags, Actual = new ScheduleGroupSpec { Name = declaredName } };

    private static List<Tag> Write(IEnumerable<KeyValuePair<string, string>> tags) =>
        ServiceTags.Write(tags, (key, value) => new Tag { Key = key, Value = value });
}
