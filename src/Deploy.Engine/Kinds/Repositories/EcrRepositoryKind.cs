using Amazon;
using Amazon.ECR;
using Amazon.ECR.Model;
using Deploy.Ecs;
using Deploy.Engine.Clients;
using Deploy.Engine.Differences;
using Deploy.Engine.Identity;
using Deploy.Engine.Translation;
using Deploy.Engine.Translation.Generated.Ecr;
using Deploy.Plan.Paths;
using Deploy.Plan.Resources;
using CreateRepository = Deploy.Plan.Shapes.Ecr.CreateRepository;

namespace Deploy.Engine.Kinds.Repositories;

/// <summary>ECR repositories. Lifecycle policy and tags have calls of their own for each repository; the rest is read 100 at a time.</summary>
public sealed class EcrRepositoryKind : Kind<EcrRepositorySpec>
{
    private const int DescribeLimit = 100;
    private const int ListLimit = 1000;

    /// <inheritdoc/>
    public override string? TaggingType => "ecr:repository";

    /// <inheritdoc/>
    protected override string ArnOf(EcrRepositorySpec spec, KindContext context) => context.Account.Arn("ecr", $"repository/{context.Names.Of(spec)}");

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<Snapshot<EcrRepositorySpec>>> ReadAsync(
        IReadOnlyList<EcrRepositorySpec> specs, KindContext context, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, Repository>(StringComparer.Ordinal);
        foreach (var registry in specs.GroupBy(spec => Arn.Parse(context.ArnOf(spec.Address)).AccountId))
        {
            foreach (var batch in registry.Select(spec => context.Names.Of(spec)).Distinct(StringComparer.Ordinal).Chunk(DescribeLimit))
            {
                foreach (var repository in await DescribeAsync(registry.Key, batch, context, cancellationToken))
                    found[repository.RepositoryArn] = repository;
            }
        }

        return await Concurrently.SelectFoundAsync(specs, async spec =>
            found.TryGetValue(context.ArnOf(spec.Address), out var repository)
                ? await ReadAsync(repository, spec.Name, spec.Ownership == Ownership.External, context, cancellationToken)
                : null);
    }

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<TaggedResource>> FindAsync(IReadOnlyList<EcrRepositorySpec> known, KindContext context, CancellationToken cancellationToken)
    {
        var declaredNames = new DeclaredNames(context.Names);
        var repositories = await Pages.ItemsAsync(
            token => context.Aws.Ecr.DescribeRepositoriesAsync(
                new DescribeRepositoriesRequest { MaxResults = ListLimit, NextToken = token }, cancellationToken),
            page => page.Repositories,
            page => page.NextToken)
            .Where(repository => declaredNames.Of(repository.RepositoryName) is not null)
            .Select(repository => repository.RepositoryArn)
            .ToListAsync(cancellationToken);
        var (found, others) = KnownResources.Divide(known, ArnOf, repositories, arn => arn, context);
        return [.. found, .. await KnownResources.OwnAsync(others, arn => TagsAsync(arn, context, cancellationToken), context)];
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<Snapshot>> ReadFoundAsync(IReadOnlyList<TaggedResource> found, KindContext context, CancellationToken cancellationToken)
    {
        var repositories = new List<Repository>();
        foreach (var batch in found.Select(resource => ResourceArn.NameIn(resource.Arn)).Chunk(DescribeLimit))
            repositories.AddRange(await DescribeAsync(context.Account.AccountId, batch, context, cancellationToken));
        return await Concurrently.SelectFoundAsync(repositories, async repository =>
            await ReadAsync(repository, "", external: false, context, cancellationToken) is var read && IdentityTags.OwnAddress(read.Tags, context.Identity) is { } address
                ? read with { Actual = read.Actual with { Name = address.Name } }
                : null);
    }

    /// <inheritdoc/>
    protected override EcrRepositorySpec Normalise(EcrRepositorySpec spec, KindContext context) =>
        RepositoryShape.Normalise(spec);

    /// <inheritdoc/>
    protected override IReadOnlyList<PropertyChange> Compare(EcrRepositorySpec desired, Snapshot<EcrRepositorySpec> actual, KindContext context)
    {
        // The key is reported as an ARN, however it was named; without one the account's own key is as good as any.
        var sameKey = desired.KmsKey is null || IsSameKey(desired.KmsKey, actual.Actual.KmsKey);
        return SpecComparer.Compare(
            RepositoryShape.Against(Normalise(desired, context), actual.Actual) with { KmsKey = sameKey ? actual.Actual.KmsKey : desired.KmsKey },
            actual.Actual,
            path => PropertyPath.IsWithin(path, nameof(CreateRepository.EncryptionConfiguration)) ? ChangeImpact.Replacement : ChangeImpact.InPlace);
    }

    /// <inheritdoc/>
    protected override async Task<Applied> CreateAsync(EcrRepositorySpec desired, KindContext context, CancellationToken cancellationToken)
    {
        var request = CreateRepositoryMap.ToModel(context.Resolve(desired.Request) with { RepositoryName = context.Names.Of(desired) });
        request.Tags = Write(context.TagsFor(desired));
        var reply = await context.Aws.Ecr.CreateRepositoryAsync(request, cancellationToken);
        if (desired.LifecyclePolicy.Count > 0) await WriteLifecycleAsync(desired, context, cancellationToken);
        return new Applied(reply.Repository.RepositoryArn);
    }

    /// <inheritdoc/>
    protected override async Task<Applied> UpdateAsync(
        EcrRepositorySpec desired, Snapshot<EcrRepositorySpec> actual, IReadOnlyList<PropertyChange> changes, KindContext context, CancellationToken cancellationToken)
    {
        var (name, request) = (context.Names.Of(desired), CreateRepositoryMap.ToModel(desired.Request));
        if (changes.Touch(nameof(CreateRepository.ImageTagMutability)) || changes.Touch(nameof(CreateRepository.ImageTagMutabilityExclusionFilters)))
        {
            await context.Aws.Ecr.PutImageTagMutabilityAsync(
                new PutImageTagMutabilityRequest
                {
                    RepositoryName = name,
                    ImageTagMutability = request.ImageTagMutability,
                    ImageTagMutabilityExclusionFilters = request.ImageTagMutabilityExclusionFilters,
                },
                cancellationToken);
        }

        if (changes.Touch(nameof(CreateRepository.ImageScanningConfiguration)))
        {
            await context.Aws.Ecr.PutImageScanningConfigurationAsync(
                new PutImageScanningConfigurationRequest { RepositoryName = name, ImageScanningConfiguration = request.ImageScanningConfiguration },
                cancellationToken);
        }

        if (changes.Touch(nameof(EcrRepositorySpec.LifecyclePolicy)))
        {
            if (desired.LifecyclePolicy.Count > 0) await WriteLifecycleAsync(desired, context, cancellationToken);
            else await context.Aws.Ecr.DeleteLifecyclePolicyAsync(new DeleteLifecyclePolicyRequest { RepositoryName = name }, cancellationToken);
        }

        if (changes.TouchTags())
        {
            await ServiceTags.UpdateAsync(
                context.TagsFor(desired), actual.Tags,
                set => context.Aws.Ecr.TagResourceAsync(
                    new TagResourceRequest { ResourceArn = actual.Arn, Tags = Write(set) }, cancellationToken),
                keys => context.Aws.Ecr.UntagResourceAsync(
                    new UntagResourceRequest { ResourceArn = actual.Arn, TagKeys = keys }, cancellationToken));
        }

        return new Applied(actual.Arn);
    }

    /// <inheritdoc/>
    protected override async Task<string?> HoldsAsync(Snapshot<EcrRepositorySpec> actual, KindContext context, CancellationToken cancellationToken)
    {
        var name = ResourceArn.NameIn(actual.Arn);
        var count = await Pages.ItemsAsync(
            token => context.Aws.Ecr.DescribeImagesAsync(
                new DescribeImagesRequest { RepositoryName = name, MaxResults = ListLimit, NextToken = token }, cancellationToken),
            page => page.ImageDetails,
            page => page.NextToken).CountAsync(cancellationToken);
        return count switch { 0 => null, 1 => "1 image", _ => $"{count} images" };
    }

    /// <inheritdoc/>
    protected override Task DeleteAsync(Snapshot<EcrRepositorySpec> actual, KindContext context, CancellationToken cancellationToken) =>
        context.Aws.Ecr.DeleteRepositoryAsync(
            new DeleteRepositoryRequest { RepositoryName = ResourceArn.NameIn(actual.Arn), Force = actual.Holds is not null }, cancellationToken);

    private static async Task<IReadOnlyList<Repository>> DescribeAsync(string registry, string[] names, KindContext context, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await context.Aws.Ecr.DescribeRepositoriesAsync(
                new DescribeRepositoriesRequest { RepositoryNames = [.. names], RegistryId = registry == context.Account.AccountId ? null : registry }, cancellationToken);
            return reply.Repositories ?? [];
        }
        catch (RepositoryNotFoundException) when (names.Length > 1)
        {
            // One that is missing fails the whole batch: halves find the others with few calls.
            var half = names.Length / 2;
            return [.. await DescribeAsync(registry, names[..half], context, cancellationToken), .. await DescribeAsync(registry, names[half..], context, cancellationToken)];
        }
        catch (RepositoryNotFoundException)
        {
            return [];
        }
    }

    private static async Task<EcrRepositorySnapshot> ReadAsync(Repository repository, string declaredName, bool external, KindContext context, CancellationToken cancellationToken)
    {
        return new EcrRepositorySnapshot
        {
            Arn = repository.RepositoryArn,
            Uri = repository.RepositoryUri,
            // Somebody else's repository may lie in another account, where only pulling is allowed.
            Tags = external ? new Dictionary<string, string>() : await TagsAsync(repository.RepositoryArn, context, cancellationToken),
            Actual = RepositoryShape.Read(
                repository, declaredName, LifecyclePolicyText.Read(external ? null : await LifecycleAsync(repository.RepositoryName, context, cancellationToken))),
            Facts = [new("uri", repository.RepositoryUri)],
        };
    }

    private static async Task<string?> LifecycleAsync(string name, KindContext context, CancellationToken cancellationToken)
    {
        try
        {
            return (await context.Aws.Ecr.GetLifecyclePolicyAsync(new GetLifecyclePolicyRequest { RepositoryName = name }, cancellationToken)).LifecyclePolicyText;
        }
        catch (LifecyclePolicyNotFoundException)
        {
            return null;
        }
    }

    private static Task WriteLifecycleAsync(EcrRepositorySpec desired, KindContext context, CancellationToken cancellationToken) =>
        context.Aws.Ecr.PutLifecyclePolicyAsync(
            new PutLifecyclePolicyRequest { RepositoryName = context.Names.Of(desired), LifecyclePolicyText = LifecyclePolicyText.Write(desired.LifecyclePolicy) }, cancellationToken);

    private static async Task<IReadOnlyDictionary<string, string>> TagsAsync(string arn, KindContext context, CancellationToken cancellationToken)
    {
        var reply = await context.Aws.Ecr.ListTagsForResourceAsync(new ListTagsForResourceRequest { ResourceArn = arn }, cancellationToken);
        return ServiceTags.Read(reply.Tags, tag => (tag.Key, tag.Value));
    }

    private static bool IsSameKey(string declared, string? actual) =>
        declared == actual
        || (actual is not null && actual.EndsWith($"/{declared}", StringComparison.Ordinal))
        // What an alias points at would need KMS; replacing a repository on a guess would be worse.
        || declared.Contains("alias/", StringComparison.Ordinal);

    private static List<Tag> Write(IEnumerable<KeyValuePair<string, string>> tags) =>
        ServiceTags.Write(tags, (key, value) => new Tag { Key = key, Value = value });
}
