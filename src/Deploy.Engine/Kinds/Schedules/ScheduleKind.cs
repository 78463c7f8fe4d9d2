using System.Collections.Concurrent;
using Amazon.Runtime;
using Amazon.Scheduler.Model;
using Deploy.Engine.Clients;
using Deploy.Engine.Differences;
using Deploy.Engine.Identity;
using Deploy.Engine.Kinds.ScheduleGroups;
using Deploy.Engine.Shapes;
using Deploy.Engine.Translation;
using Deploy.Engine.Translation.Generated.Scheduler;
using Deploy.Plan.Resources;
using Deploy.Plan.Shapes.Scheduler;
using Deploy.Plan.Values;

namespace Deploy.Engine.Kinds.Schedules;

/// <summary>
/// Schedules that run tasks. They start a pinned revision and move to a new one after every rollout succeeded.
/// See https://docs.aws.amazon.com/scheduler/latest/APIReference/API_UpdateSchedule.html
/// </summary>
public sealed class ScheduleKind : Kind<ScheduleSpec>
{
    private const int ListLimit = 100;
    private const string Revision = "Target.EcsParameters.TaskDefinitionArn";

    /// <inheritdoc/>
    public override ApplyPhase Phase => ApplyPhase.Contract;

    /// <inheritdoc/>
    public override bool IsTagged => false;

    /// <inheritdoc/>
    protected override string ArnOf(ScheduleSpec spec, KindContext context) =>
        context.Account.Arn("scheduler", $"schedule/{ResourceArn.NameIn(context.ArnOf(spec.ScheduleGroup))}/{context.Names.Of(spec)}");

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<Snapshot<ScheduleSpec>>> ReadAsync(IReadOnlyList<ScheduleSpec> specs, KindContext context, CancellationToken cancellationToken)
    {
        var groups = new ConcurrentDictionary<string, Task<IReadOnlyDictionary<string, string>>>(StringComparer.Ordinal);
        return await Concurrently.SelectFoundAsync(specs, spec =>
            TryReadAsync(context.Names.Of(spec), spec.Name, spec.ScheduleGroup, context.ArnOf(spec.ScheduleGroup), groups, context, cancellationToken));
    }

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<TaggedResource>> FindAsync(IReadOnlyList<ScheduleSpec> known, KindContext context, CancellationToken cancellationToken)
    {
        var declaredNames = new DeclaredNames(context.Names);
        // A group is the application's own, so that everything in it is.
        var groups = await Concurrently.SelectAsync(
            [.. GroupsOf(context)], group => ListAsync(ResourceArn.NameIn(group.Arn), context, cancellationToken));
        return [.. groups.SelectMany(schedules => schedules).Select(schedule =>
            new TaggedResource(schedule.Arn, new ResourceAddress("schedule", declaredNames.Of(schedule.Name) ?? schedule.Name)))];
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<Snapshot>> ReadFoundAsync(IReadOnlyList<TaggedResource> found, KindContext context, CancellationToken cancellationToken)
    {
        var tags = new ConcurrentDictionary<string, Task<IReadOnlyDictionary<string, string>>>(StringComparer.Ordinal);
        var groups = GroupsOf(context).ToDictionary(group => ResourceArn.NameIn(group.Arn), StringComparer.Ordinal);
        var inOwn = found.Where(resource => groups.ContainsKey(GroupIn(resource.Arn))).ToList();
        return await Concurrently.SelectFoundAsync(inOwn, async resource =>
        {
            var (address, arn) = groups[GroupIn(resource.Arn)];
            var name = ResourceArn.NameIn(resource.Arn);
            return await TryReadAsync(name, resource.Address.Name, address, arn, tags, context, cancellationToken) is { } read
                && IdentityTags.OwnAddress(read.Tags, context.Identity) is not null ? read : null;
        });
    }

    /// <inheritdoc/>
    protected override ScheduleSpec Normalise(ScheduleSpec spec, KindContext context) => ScheduleShape.Normalise(spec, context);

    /// <inheritdoc/>
    protected override string? WhyNotMade(ScheduleSpec desired, KindContext context) =>
        ScheduleTimes.WhyOver(desired, context.Time.GetUtcNow()) is { } why ? $"{why}: it is done, and nothing is made" : null;

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Remarks(ScheduleSpec desired, Snapshot<ScheduleSpec> actual, KindContext context)
    {
        var now = context.Time.GetUtcNow();
        if (ScheduleTimes.WhyOver(desired, now) is not { } why) return [];
        return [IsQuiet(actual.Actual, now) ? $"{why}: it is done, and left as it is" : $"{why}: it is turned off"];
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<PropertyChange> Compare(ScheduleSpec desired, Snapshot<ScheduleSpec> actual, KindContext context)
    {
        var now = context.Time.GetUtcNow();
        if (ScheduleTimes.WhyOver(desired, now) is not null)
        {
            // It will start nothing: what else it is does not matter, and AWS may refuse to write a time that has passed.
            return IsQuiet(actual.Actual, now) ? [] : [new PropertyChange(nameof(CreateSchedule.State), "ENABLED", "DISABLED", ChangeImpact.InPlace)];
        }

        var (declared, begun) = (Normalise(desired, context), ScheduleTimes.Begun(actual.Actual, now));
        var wanted = ScheduleTimes.Current(declared, now);
        // A start that has passed is compared where AWS has one too, from which a rate counts.
        if (begun.StartDate is null && wanted.StartDate != declared.StartDate) wanted = wanted with { StartDate = null };
        return SpecComparer.Compare(
            wanted,
            begun,
            path => path == nameof(CreateSchedule.GroupName) ? ChangeImpact.Replacement : ChangeImpact.InPlace);
    }

    /// <inheritdoc/>
    protected override async Task<Applied> CreateAsync(ScheduleSpec desired, KindContext context, CancellationToken cancellationToken)
    {
        var now = context.Time.GetUtcNow();
        if (ScheduleTimes.WhyOver(desired, now) is { } why)
            throw new InvalidOperationException($"{why} while the deployment ran, so that it would never start a task; declare a later one, or start the task by hand");
        var request = ScheduleShape.Resolve(ScheduleTimes.Current(desired, now), context);
        var reply = await context.Aws.Scheduler.CreateScheduleAsync(CreateScheduleMap.ToModel(request), cancellationToken);
        return new Applied(reply.ScheduleArn);
    }

    /// <inheritdoc/>
    public override bool IsTaken(AmazonServiceException error) => SchedulerConflict.IsTaken(error);

    /// <summary>Its group is being deleted, by an earlier run.</summary>
    public override bool IsBusy(AmazonServiceException error) => SchedulerConflict.IsDeletion(error);

    /// <summary>Its group is not seen yet, or "The execution role you provide must allow AWS EventBridge Scheduler to assume the role."</summary>
    public override bool IsTooEarly(AmazonServiceException error) => error.IsNotFound()
        || (error is ValidationException && error.Message.Contains("assume", StringComparison.OrdinalIgnoreCase) && error.Message.Contains("role", StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    protected override async Task<Applied> UpdateAsync(
        ScheduleSpec desired, Snapshot<ScheduleSpec> actual, IReadOnlyList<PropertyChange> changes, KindContext context, CancellationToken cancellationToken)
    {
        // A revision that was announced as new may have turned out to be the one that it starts.
        var onlyRevision = changes.All(change => change.Path == Revision);
        if (onlyRevision && actual is ScheduleSnapshot { TaskDefinitionArn: { } pinned } && pinned == context.ArnOf(desired.TaskDefinition)) return new Applied(actual.Arn);
        // The whole is sent, and what did not differ, or is not ours to change, is sent as it is.
        var now = context.Time.GetUtcNow();
        var resolved = desired with { Request = ScheduleShape.Resolve(desired, context) };
        var there = actual.Actual with { Request = ((ScheduleSnapshot)actual).Described with { Name = resolved.Request.Name } };
        var wanted = ManagedElsewhere.Keep(ManagedElsewhere.Merge(resolved, there, changes.Select(change => change.Path).Append(Revision)), there);
        // What the declaration says has passed: only that it is off is written, over what it was.
        if (ScheduleTimes.WhyOver(desired, now) is not null) wanted = wanted with { Enabled = false };
        var request = UpdateScheduleMap.ToModel(ShapeUpdate.Of<UpdateSchedule>(ScheduleTimes.Current(wanted, now).Request, _ => true));
        await context.Aws.Scheduler.UpdateScheduleAsync(request, cancellationToken);
        return new Applied(actual.Arn);
    }

    /// <inheritdoc/>
    protected override async Task DeleteAsync(Snapshot<ScheduleSpec> actual, KindContext context, CancellationToken cancellationToken)
    {
        try
        {
            await context.Aws.Scheduler.DeleteScheduleAsync(
                new DeleteScheduleRequest { GroupName = GroupIn(actual.Arn), Name = ResourceArn.NameIn(actual.Arn) }, cancellationToken);
        }
        catch (ResourceNotFoundException)
        {
            // Its group went first, or it was to be deleted after its last run.
        }
    }

    private static async Task<Snapshot<ScheduleSpec>?> TryReadAsync(
        string name, string declaredName, ResourceAddress group, string groupArn,
        ConcurrentDictionary<string, Task<IReadOnlyDictionary<string, string>>> tags, KindContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(name, declaredName, group, groupArn, tags, context, cancellationToken);
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
    }

    private static async Task<ScheduleSnapshot> ReadAsync(
        string name, string declaredName, ResourceAddress group, string groupArn,
        ConcurrentDictionary<string, Task<IReadOnlyDictionary<string, string>>> tags, KindContext context, CancellationToken cancellationToken)
    {
        var schedule = await context.Aws.Scheduler.GetScheduleAsync(
            new GetScheduleRequest { GroupName = ResourceArn.NameIn(groupArn), Name = name }, cancellationToken);
        var groupTags = context.Observed<ScheduleGroupSpec>(group)?.Tags ?? await tags.GetOrAdd(groupArn, arn => ScheduleGroupKind.TagsAsync(arn, context, cancellationToken));
        var revision = schedule.Target?.EcsParameters?.TaskDefinitionArn;
        return new ScheduleSnapshot
        {
            Arn = schedule.Arn,
            Tags = new Dictionary<string, string>(groupTags) { [IdentityTags.Address] = new ResourceAddress("schedule", declaredName).ToString() },
            TaskDefinitionArn = revision,
            Described = CreateScheduleMap.FromDescription(schedule),
            Actual = ScheduleShape.Read(schedule, declaredName),
            Facts = [new("expression", schedule.ScheduleExpression ?? ""), new("state", schedule.State?.Value ?? ""), new("revision", RevisionName.Of(revision ?? ""))],
        };
    }

    /// <summary>The plan's groups. One that left the plan takes its schedules along.</summary>
    private static IEnumerable<(ResourceAddress Address, string Arn)> GroupsOf(KindContext context) =>
        context.Resources.Values.OfType<ScheduleGroupSpec>().Select(group => (group.Address, context.ArnOf(group.Address))).OrderBy(group => group.Address);

    private static async Task<List<ScheduleSummary>> ListAsync(string group, KindContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await Pages.ItemsAsync(
                token => context.Aws.Scheduler.ListSchedulesAsync(
                    new ListSchedulesRequest { GroupName = group, MaxResults = ListLimit, NextToken = token }, cancellationToken),
                page => page.Schedules,
                page => page.NextToken).ToListAsync(cancellationToken);
        }
        catch (ResourceNotFoundException)
        {
            // The group is going to be made, or has gone meanwhile, with all that was in it.
            return [];
        }
    }

    /// <summary>Whether it starts nothing any more, since it is off or over.</summary>
    private static bool IsQuiet(ScheduleSpec actual, DateTimeOffset now) => !actual.Enabled || ScheduleTimes.WhyOver(actual, now) is not null;

    private static string GroupIn(string scheduleArn) => scheduleArn.Split('/')[^2];
}
