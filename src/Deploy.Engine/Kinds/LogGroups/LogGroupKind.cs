using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using Amazon.Runtime;
using Deploy.Ecs;
using Deploy.Engine.Clients;
using Deploy.Engine.Differences;
using Deploy.Engine.Identity;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Kinds.LogGroups;

/// <summary>CloudWatch Logs log groups. They are read by name, fifty at a time; tags have a call each.</summary>
public sealed class LogGroupKind : Kind<LogGroupSpec>
{
    private const int PageSize = 50;

    /// <inheritdoc/>
    public override string? TaggingType => "logs:log-group";

    /// <inheritdoc/>
    protected override string ArnOf(LogGroupSpec spec, KindContext context) => context.Account.Arn("logs", $"log-group:{context.Names.Of(spec)}");

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<Snapshot<LogGroupSpec>>> ReadAsync(IReadOnlyList<LogGroupSpec> specs, KindContext context, CancellationToken cancellationToken)
    {
        var groups = await DescribeAsync([.. specs.Select(spec => context.Names.Of(spec)).Distinct(StringComparer.Ordinal)], context, cancellationToken);
        return await Concurrently.SelectFoundAsync(specs, async spec =>
            groups.TryGetValue(context.Names.Of(spec), out var group)
                ? Read(group, spec.Name, spec.Ownership == Ownership.External ? new Dictionary<string, string>() : await TagsAsync(ArnOf(group), context, cancellationToken))
                : null);
    }

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<TaggedResource>> FindAsync(IReadOnlyList<LogGroupSpec> known, KindContext context, CancellationToken cancellationToken)
    {
        var declaredNames = new DeclaredNames(context.Names);
        // Accounts hold thousands of log groups; derived ones lie in /ecs/, others where the known ones lie.
        var prefixes = known.Select(spec => context.Names.Of(spec)).Select(FirstFolder).Append(FirstFolder(context.Names.Template("/ecs/"))).Where(prefix => prefix.Length > 0).Distinct(StringComparer.Ordinal);
        var listed = new List<string>();
        foreach (var prefix in prefixes)
        {
            await foreach (var group in ListAsync(new DescribeLogGroupsRequest { LogGroupNamePrefix = prefix }, context, cancellationToken))
            {
                if (declaredNames.Of(group.LogGroupName) is not null) listed.Add(ArnOf(group));
            }
        }

        var (found, others) = KnownResources.Divide(known, ArnOf, listed, arn => arn, context);
        return [.. found, .. await KnownResources.OwnAsync(others, arn => TagsAsync(arn, context, cancellationToken), context)];
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<Snapshot>> ReadFoundAsync(IReadOnlyList<TaggedResource> found, KindContext context, CancellationToken cancellationToken)
    {
        var groups = await DescribeAsync([.. found.Select(resource => ResourceArn.NameIn(resource.Arn))], context, cancellationToken);
        return await Concurrently.SelectFoundAsync(groups.Values, async group =>
        {
            var tags = await TagsAsync(ArnOf(group), context, cancellationToken);
            return IdentityTags.OwnAddress(tags, context.Identity) is { } address ? Read(group, address.Name, tags) : null;
        });
    }

    /// <inheritdoc/>
    protected override LogGroupSpec Normalise(LogGroupSpec spec, KindContext context) => spec;

    /// <inheritdoc/>
    protected override IReadOnlyList<PropertyChange> Compare(LogGroupSpec desired, Snapshot<LogGroupSpec> actual, KindContext context) =>
        SpecComparer.Compare(desired, actual.Actual, _ => ChangeImpact.InPlace);

    /// <inheritdoc/>
    protected override async Task<Applied> CreateAsync(LogGroupSpec desired, KindContext context, CancellationToken cancellationToken)
    {
        await context.Aws.Logs.CreateLogGroupAsync(
            new CreateLogGroupRequest { LogGroupName = context.Names.Of(desired), KmsKeyId = desired.KmsKeyId, Tags = new(context.TagsFor(desired)) }, cancellationToken);
        if (desired.RetentionInDays is not null) await WriteRetentionAsync(desired, context, cancellationToken);
        return new Applied(ArnOf(desired, context));
    }

    /// <summary>Another call changes the same group.</summary>
    public override bool IsBusy(AmazonServiceException error) => error is OperationAbortedException;

    /// <inheritdoc/>
    protected override async Task<Applied> UpdateAsync(
        LogGroupSpec desired, Snapshot<LogGroupSpec> actual, IReadOnlyList<PropertyChange> changes, KindContext context, CancellationToken cancellationToken)
    {
        var name = context.Names.Of(desired);
        if (changes.Touch(nameof(LogGroupSpec.RetentionInDays))) await WriteRetentionAsync(desired, context, cancellationToken);
        if (changes.Touch(nameof(LogGroupSpec.KmsKeyId)))
        {
            if (desired.KmsKeyId is { } key) await context.Aws.Logs.AssociateKmsKeyAsync(new AssociateKmsKeyRequest { LogGroupName = name, KmsKeyId = key }, cancellationToken);
            else await context.Aws.Logs.DisassociateKmsKeyAsync(new DisassociateKmsKeyRequest { LogGroupName = name }, cancellationToken);
        }

        if (changes.TouchTags())
        {
            await ServiceTags.UpdateAsync(
                context.TagsFor(desired), actual.Tags,
                set => context.Aws.Logs.TagResourceAsync(
                    new TagResourceRequest { ResourceArn = actual.Arn, Tags = new(set) }, cancellationToken),
                keys => context.Aws.Logs.UntagResourceAsync(
                    new UntagResourceRequest { ResourceArn = actual.Arn, TagKeys = keys }, cancellationToken));
        }

        return new Applied(actual.Arn);
    }

    /// <summary>AWS counts the stored bytes hours later, so a group that holds none by that count is asked for a stream: whoever writes logs makes one.</summary>
    protected override async Task<string?> HoldsAsync(Snapshot<LogGroupSpec> actual, KindContext context, CancellationToken cancellationToken)
    {
        if (actual.Holds is not null) return actual.Holds;
        var page = await context.Aws.Logs.DescribeLogStreamsAsync(
            new DescribeLogStreamsRequest { LogGroupName = ResourceArn.NameIn(actual.Arn), Limit = 1 }, cancellationToken);
        return page.LogStreams is { Count: > 0 } ? "logs that are not counted yet" : null;
    }

    /// <inheritdoc/>
    protected override Task DeleteAsync(Snapshot<LogGroupSpec> actual, KindContext context, CancellationToken cancellationToken) =>
        context.Aws.Logs.DeleteLogGroupAsync(
            new DeleteLogGroupRequest { LogGroupName = ResourceArn.NameIn(actual.Arn) }, cancellationToken);

    /// <summary>Those of the named groups that exist, fifty at a time, whatever else the account has.</summary>
    private static async Task<Dictionary<string, LogGroup>> DescribeAsync(IReadOnlyList<string> names, KindContext context, CancellationToken cancellationToken)
    {
        var groups = new Dictionary<string, LogGroup>(StringComparer.Ordinal);
        foreach (var batch in names.Chunk(PageSize))
        {
            await foreach (var group in ListAsync(new DescribeLogGroupsRequest { LogGroupIdentifiers = [.. batch] }, context, cancellationToken))
            {
                if (!batch.Contains(group.LogGroupName)) continue;
                groups[group.LogGroupName] = group;
                // An endpoint that does not know the filter lists all groups there are.
                if (batch.All(groups.ContainsKey)) break;
            }
        }

        return groups;
    }

    private static IAsyncEnumerable<LogGroup> ListAsync(
        DescribeLogGroupsRequest request, KindContext context, CancellationToken cancellationToken) => Pages.ItemsAsync(
        token =>
        {
            (request.Limit, request.NextToken) = (PageSize, token);
            return context.Aws.Logs.DescribeLogGroupsAsync(request, cancellationToken);
        },
        page => page.LogGroups,
        page => page.NextToken);

    private static async Task<IReadOnlyDictionary<string, string>> TagsAsync(string arn, KindContext context, CancellationToken cancellationToken)
    {
        var reply = await context.Aws.Logs.ListTagsForResourceAsync(
            new ListTagsForResourceRequest { ResourceArn = arn }, cancellationToken);
        return reply.Tags ?? [];
    }

    private static Snapshot<LogGroupSpec> Read(LogGroup group, string declaredName, IReadOnlyDictionary<string, string> tags) => new()
    {
        Arn = ArnOf(group),
        Tags = tags,
        Actual = new LogGroupSpec { Name = declaredName, RetentionInDays = group.RetentionInDays, KmsKeyId = group.KmsKeyId },
        Holds = group.StoredBytes > 0 ? $"{DataSize.Of(group.StoredBytes.Value)} of logs" : null,
        Facts = [new("stored bytes", $"{group.StoredBytes ?? 0}")],
    };

    private static Task WriteRetentionAsync(LogGroupSpec desired, KindContext context, CancellationToken cancellationToken) =>
        desired.RetentionInDays is { } days
            ? context.Aws.Logs.PutRetentionPolicyAsync(new PutRetentionPolicyRequest { LogGroupName = context.Names.Of(desired), RetentionInDays = days }, cancellationToken)
            : context.Aws.Logs.DeleteRetentionPolicyAsync(new DeleteRetentionPolicyRequest { LogGroupName = context.Names.Of(desired) }, cancellationToken);

    // "arn" ends in ":*", which the tagging calls refuse.
    private static string ArnOf(LogGroup group) => group.LogGroupArn ?? (group.Arn.EndsWith(":*", StringComparison.Ordinal) ? group.Arn[..^2] : group.Arn);

    private static string FirstFolder(string name) => name.IndexOf('/', Math.Min(1, name.Length)) is > 0 and var slash ? name[..(slash + 1)] : "";
}
