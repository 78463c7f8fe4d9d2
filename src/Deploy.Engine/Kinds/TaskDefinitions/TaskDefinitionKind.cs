using System.Globalization;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.Runtime;
using Deploy.Ecs;
using Deploy.Engine.Clients;
using Deploy.Engine.Differences;
using Deploy.Engine.Identity;
using Deploy.Engine.Kinds.Schedules;
using Deploy.Engine.Kinds.Services;
using Deploy.Engine.Translation.Generated.Ecs;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Kinds.TaskDefinitions;

/// <summary>
/// Task definitions. A revision never changes: what differs is registered anew, unless an active revision carries the hash of the same
/// content. See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
/// </summary>
public sealed class TaskDefinitionKind : Kind<TaskDefinitionSpec>
{
    private const string Active = "ACTIVE";

    /// <inheritdoc/>
    public override bool ReadsLate => true;

    /// <inheritdoc/>
    public override bool HasRevisions => true;

    /// <inheritdoc/>
    public override string? TaggingType => "ecs:task-definition";

    /// <inheritdoc/>
    protected override string ArnOf(TaskDefinitionSpec spec, KindContext context) => ArnOf(context.Names.Of(spec), context);

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<Snapshot<TaskDefinitionSpec>>> ReadAsync(IReadOnlyList<TaskDefinitionSpec> specs, KindContext context, CancellationToken cancellationToken) =>
        Concurrently.SelectFoundAsync(specs, async spec => spec.Ownership == Ownership.External
            ? await DescribeAsync(spec.Identifier ?? context.Names.Of(spec), spec.Name, context, cancellationToken)
            : await ReadAsync(spec, context, cancellationToken));

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<TaggedResource>> FindAsync(IReadOnlyList<TaskDefinitionSpec> known, KindContext context, CancellationToken cancellationToken)
    {
        var declaredNames = new DeclaredNames(context.Names);
        var families = await Pages.ItemsAsync(
            token => context.Aws.Ecs.ListTaskDefinitionFamiliesAsync(
                new ListTaskDefinitionFamiliesRequest { Status = TaskDefinitionFamilyStatus.ACTIVE, NextToken = token }, cancellationToken),
            page => page.Families,
            page => page.NextToken)
            .Where(family => declaredNames.Of(family) is not null)
            .Select(family => ArnOf(family, context))
            .ToListAsync(cancellationToken);
        var (found, others) = KnownResources.Divide(known, ArnOf, families, arn => arn, context);
        var revisions = await Concurrently.SelectReadableAsync(others, async arn => new[] { await DescribeAsync(RevisionName.FamilyOf(arn), "", context, cancellationToken) });
        return [.. found, .. KnownResources.Own(revisions.SelectMany(revision => revision).OfType<Snapshot>(), revision => ResourceArn.WithoutRevision(revision.Arn), revision => revision.Tags, context)];
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<Snapshot>> ReadFoundAsync(IReadOnlyList<TaggedResource> found, KindContext context, CancellationToken cancellationToken) =>
        await Concurrently.SelectFoundAsync(found, async resource =>
        {
            var newest = await DescribeAsync(RevisionName.FamilyOf(resource.Arn), resource.Address.Name, context, cancellationToken);
            return newest is not null && IdentityTags.OwnAddress(newest.Tags, context.Identity) is { } address
                ? newest with { Actual = newest.Actual with { Name = address.Name } }
                : null;
        });

    /// <inheritdoc/>
    protected override TaskDefinitionSpec Normalise(TaskDefinitionSpec spec, KindContext context) => TaskDefinitionShape.Normalise(TaskDefinitionShape.Resolve(spec, context));

    /// <inheritdoc/>
    protected override IReadOnlyList<PropertyChange> Compare(TaskDefinitionSpec desired, Snapshot<TaskDefinitionSpec> actual, KindContext context)
    {
        if (IsSame(desired, actual, context)) return [];
        var changes = SpecComparer.Compare(TaskDefinitionShape.Against(Normalise(desired, context), actual.Actual), actual.Actual, _ => ChangeImpact.RollingRestart);
        // A revision of another hand may differ in what a spec cannot express.
        return changes.Count > 0 ? changes : [new PropertyChange("", RevisionName.Of(actual.Arn), "a revision of this content", ChangeImpact.RollingRestart)];
    }

    /// <inheritdoc/>
    protected override async Task<Applied> CreateAsync(TaskDefinitionSpec desired, KindContext context, CancellationToken cancellationToken) =>
        new(await RequireOwnFamilyAsync(await RegisterAsync(desired, TaskDefinitionShape.Resolve(desired, context), context, cancellationToken), context, cancellationToken));

    /// <inheritdoc/>
    protected override async Task<Applied> UpdateAsync(
        TaskDefinitionSpec desired, Snapshot<TaskDefinitionSpec> actual, IReadOnlyList<PropertyChange> changes, KindContext context, CancellationToken cancellationToken)
    {
        // The image is known by now: a revision with this content may exist after all.
        var found = IsSame(desired, actual, context) ? actual : await FindAsync(desired, context, cancellationToken);
        if (found is null || !IsSame(desired, found, context))
            return new Applied(await RegisterAsync(desired, ManagedElsewhere.Keep(TaskDefinitionShape.Resolve(desired, context), actual.Actual), context, cancellationToken));
        if (changes.TouchTags() || found.Arn != actual.Arn) await EcsTags.UpdateAsync(context, found.Arn, context.TagsFor(desired), found.Tags, cancellationToken);
        return new Applied(found.Arn);
    }

    /// <inheritdoc/>
    public override bool IsTooEarly(AmazonServiceException error) =>
        error.IsNotFound()
        || error.Message.Contains("concurrent attempts", StringComparison.OrdinalIgnoreCase)
        || (error.ErrorCode == "ClientException" && error.Message.Contains("role", StringComparison.OrdinalIgnoreCase) && error.Message.Contains("not valid", StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    protected override async Task DeleteAsync(Snapshot<TaskDefinitionSpec> actual, KindContext context, CancellationToken cancellationToken)
    {
        var family = RevisionName.FamilyOf(actual.Arn);
        // All of them before the first goes: that would shift the pages.
        var revisions = await Pages.ItemsAsync(
            token => context.Aws.Ecs.ListTaskDefinitionsAsync(
                new ListTaskDefinitionsRequest { FamilyPrefix = family, Status = TaskDefinitionStatus.ACTIVE, NextToken = token },
                cancellationToken),
            page => page.TaskDefinitionArns,
            page => page.NextToken)
            .Where(arn => RevisionName.FamilyOf(arn) == family)
            .ToListAsync(cancellationToken);
        foreach (var arn in revisions)
        {
            // Somebody else may have registered revisions of the same family.
            var revision = arn == actual.Arn ? actual : await DescribeAsync(arn, family, context, cancellationToken);
            if (revision is null || IdentityTags.OwnAddress(revision.Tags, context.Identity) is null) continue;
            await context.Aws.Ecs.DeregisterTaskDefinitionAsync(new DeregisterTaskDefinitionRequest { TaskDefinition = arn }, cancellationToken);
        }
    }

    private static string ArnOf(string family, KindContext context) => context.Account.Arn("ecs", $"task-definition/{family}");

    /// <summary>The revision that the plan is compared with: the one in use that has the plan's content, else one in use, else the newest.</summary>
    private static async Task<Snapshot<TaskDefinitionSpec>?> ReadAsync(TaskDefinitionSpec spec, KindContext context, CancellationToken cancellationToken) =>
        await FindInUseAsync(spec, context, cancellationToken) ?? await DescribeAsync(context.Names.Of(spec), spec.Name, context, cancellationToken);

    /// <summary>The revision with the plan's content, in use or the newest; else one in use, else the newest.</summary>
    private static async Task<Snapshot<TaskDefinitionSpec>?> FindAsync(TaskDefinitionSpec spec, KindContext context, CancellationToken cancellationToken)
    {
        var running = await FindInUseAsync(spec, context, cancellationToken);
        if (running is not null && IsSame(spec, running, context)) return running;
        var newest = await DescribeAsync(context.Names.Of(spec), spec.Name, context, cancellationToken);
        return newest is not null && (running is null || IsSame(spec, newest, context)) ? newest : running;
    }

    private static async Task<Snapshot<TaskDefinitionSpec>?> FindInUseAsync(TaskDefinitionSpec spec, KindContext context, CancellationToken cancellationToken)
    {
        var family = context.Names.Of(spec);
        Snapshot<TaskDefinitionSpec>? running = null;
        foreach (var arn in RevisionsInUse(family, context))
        {
            if (await DescribeAsync(arn, spec.Name, context, cancellationToken) is not { } used) continue;
            if (IsSame(spec, used, context)) return used;
            running ??= used;
        }

        return running;
    }

    private static IEnumerable<string> RevisionsInUse(string family, KindContext context) =>
        context.Observed<ServiceSpec>().OfType<ServiceSnapshot>().Select(service => service.TaskDefinitionArn)
            .Concat(context.Observed<ScheduleSpec>().OfType<ScheduleSnapshot>().Select(schedule => schedule.TaskDefinitionArn))
            .OfType<string>()
            .Where(arn => RevisionName.FamilyOf(arn) == family)
            .Distinct(StringComparer.Ordinal);

    /// <summary>A revision, or the newest active one of a family; null where there is none that can be started.</summary>
    private static async Task<Snapshot<TaskDefinitionSpec>?> DescribeAsync(string revision, string declaredName, KindContext context, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await context.Aws.Ecs.DescribeTaskDefinitionAsync(
                new DescribeTaskDefinitionRequest { TaskDefinition = revision, Include = [TaskDefinitionField.TAGS] }, cancellationToken);
            if (reply.TaskDefinition?.Status?.Value != Active) return null;
            return new Snapshot<TaskDefinitionSpec>
            {
                Arn = reply.TaskDefinition.TaskDefinitionArn,
                Tags = EcsTags.Read(reply.Tags),
                Actual = TaskDefinitionShape.Read(reply.TaskDefinition, declaredName),
                Facts = [new("revision", RevisionName.Of(reply.TaskDefinition.TaskDefinitionArn))],
            };
        }
        catch (AmazonECSException e) when (e is ClientException || e.ErrorCode == "ClientException")
        {
            // "Unable to describe task definition": it does not exist.
            return null;
        }
    }

    private static bool IsSame(TaskDefinitionSpec desired, Snapshot<TaskDefinitionSpec> actual, KindContext context) =>
        actual.Tags.GetValueOrDefault(IdentityTags.ContentHash)
            == TaskDefinitionShape.ContentHash(ManagedElsewhere.Keep(TaskDefinitionShape.Resolve(desired, context), actual.Actual), context.Names.Of(desired));

    private static async Task<string> RegisterAsync(TaskDefinitionSpec desired, TaskDefinitionSpec content, KindContext context, CancellationToken cancellationToken)
    {
        var family = context.Names.Of(desired);
        var request = RegisterTaskDefinitionMap.ToModel(content.Request with { Family = family });
        var hash = System.Collections.Generic.KeyValuePair.Create(IdentityTags.ContentHash, TaskDefinitionShape.ContentHash(content, family));
        request.Tags = EcsTags.Write(context.TagsFor(desired).Append(hash));
        // Steps go one after the other, as registrations must: they share a small budget (a burst of 20, then one a second), and two of one
        // family at a time refuse each other.
        var lost = context.Aws.Lost.Count;
        var reply = await context.Aws.Ecs.RegisterTaskDefinitionAsync(request, cancellationToken);
        var arn = reply.TaskDefinition.TaskDefinitionArn;
        return context.Aws.Lost.Count == lost ? arn : await FirstOfTwinsAsync(arn, desired, hash.Value, context, cancellationToken);
    }

    /// <summary>
    /// A registration has no token: where the answer to a try was lost, the next one may have registered the same again. Then the revision before
    /// is the one that was asked for, and this one, which nobody knows yet, is taken back.
    /// </summary>
    private static async Task<string> FirstOfTwinsAsync(string arn, TaskDefinitionSpec desired, string contentHash, KindContext context, CancellationToken cancellationToken)
    {
        var number = NumberOf(arn);
        if (number == 1) return arn;
        var before = await DescribeAsync($"{RevisionName.FamilyOf(arn)}:{number - 1}", desired.Name, context, cancellationToken);
        if (before is null || before.Tags.GetValueOrDefault(IdentityTags.ContentHash) != contentHash || IdentityTags.OwnAddress(before.Tags, context.Identity) != desired.Address) return arn;
        await context.Aws.Ecs.DeregisterTaskDefinitionAsync(new DeregisterTaskDefinitionRequest { TaskDefinition = arn }, cancellationToken);
        return before.Arn;
    }

    private static int NumberOf(string arn) => int.Parse(arn[(arn.LastIndexOf(':') + 1)..], CultureInfo.InvariantCulture);

    /// <summary>A registration adds to a family whoever began it; one that was read as absent may have been begun since.</summary>
    private static async Task<string> RequireOwnFamilyAsync(string arn, KindContext context, CancellationToken cancellationToken)
    {
        var number = NumberOf(arn);
        if (number == 1) return arn;
        var before = await DescribeAsync($"{RevisionName.FamilyOf(arn)}:{number - 1}", "", context, cancellationToken);
        if (before is null || IdentityTags.OwnAddress(before.Tags, context.Identity) is not null) return arn;
        await context.Aws.Ecs.DeregisterTaskDefinitionAsync(new DeregisterTaskDefinitionRequest { TaskDefinition = arn }, cancellationToken);
        throw new NameTakenException($"The family {RevisionName.FamilyOf(arn)} exists already.");
    }
}
