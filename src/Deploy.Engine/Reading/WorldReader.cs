using Deploy.Engine.Identity;
using Deploy.Engine.Kinds;

namespace Deploy.Engine.Reading;

/// <summary>
/// Finds what carries the identity of the run, reads the resources of the plan (all kinds side by side, in two rounds: what looks at what others
/// read comes second), and reads what was found and is not in the plan.
/// </summary>
public static class WorldReader
{
    /// <summary>A search that lags behind can name what is gone, or what is called something else by now: then all is read once more.</summary>
    private const int MostRounds = 3;

    /// <summary>Reads the resources of the plan and finds those that left it.</summary>
    public static async Task<World> ReadAsync(KindContext context, CancellationToken cancellationToken)
    {
        var names = new NameKeeper(context);
        var (found, why) = await ResourceSearch.FindAsync(context, cancellationToken);
        await OwnerNames.KeepAsync(context, cancellationToken);
        names.Keep(found);
        for (var round = 1; ; round++)
        {
            var read = await ReadPlanAsync(context, cancellationToken);
            var others = await ReadOthersAsync(found, read, context, cancellationToken);
            // What a read has seen counts, whatever the search said.
            found = [.. read.Concat(others).Select(Seen)];
            if (round == MostRounds || !names.Keep(found)) return WorldOf(read, others, context) with { WhyNotByTags = why };
            context.ForgetReads();
        }
    }

    private static World WorldOf(List<Snapshot> read, List<Snapshot> others, KindContext context)
    {
        // What is found at a planned address under another partition is what was to be read there.
        var missed = others.Where(other => context.Resources.TryGetValue(other.Address, out var spec)
            && read.TrueForAll(snapshot => snapshot.Address != other.Address)
            && ResourceArn.AreSame(Seen(other).Arn, ResourceArn.WithoutRevision(KindCatalog.For(spec).ArnOf(spec, context)))).ToList();
        foreach (var snapshot in missed) context.Keep(snapshot);
        return new World(
            read.Concat(missed).ToDictionary(snapshot => snapshot.Address),
            [.. others.Except(missed).OrderBy(snapshot => snapshot.Address).ThenBy(snapshot => snapshot.Arn, StringComparer.Ordinal)]);
    }

    private static async Task<List<Snapshot>> ReadPlanAsync(KindContext context, CancellationToken cancellationToken)
    {
        var early = await Task.WhenAll(KindCatalog.All.Where(kind => !kind.ReadsLate).Select(kind => ReadAsync(kind, context, cancellationToken)));
        var late = await Task.WhenAll(KindCatalog.All.Where(kind => kind.ReadsLate).Select(kind => ReadAsync(kind, context, cancellationToken)));
        return [.. early.Concat(late).SelectMany(snapshots => snapshots)];
    }

    /// <summary>What was found and is not one of those that were read, as far as it exists and is ours.</summary>
    private static async Task<List<Snapshot>> ReadOthersAsync(
        IReadOnlyList<TaggedResource> found, List<Snapshot> read, KindContext context, CancellationToken cancellationToken)
    {
        var known = read.Select(Seen).ToList();
        var others = await Task.WhenAll(KindCatalog.All.Select(async kind =>
        {
            // What carries no tags lies in a container whose name is known by now.
            var ofKind = kind.IsTagged ? found.Where(resource => resource.Address.Kind == kind.Name) : await kind.FindAsync(ResourceSearch.SpecsOf(kind, context), context, cancellationToken);
            var unknown = ofKind.Where(resource => !known.Exists(snapshot => ResourceArn.AreSame(snapshot.Arn, resource.Arn))).DistinctBy(resource => resource.Arn).ToList();
            return await kind.ReadFoundAsync(unknown, context, cancellationToken);
        }));
        return [.. others.SelectMany(snapshots => snapshots).Where(snapshot => IdentityTags.OwnAddress(snapshot.Tags, context.Identity) is not null)];
    }

    private static async Task<IReadOnlyList<Snapshot>> ReadAsync(Kind kind, KindContext context, CancellationToken cancellationToken)
    {
        var snapshots = await kind.ReadAsync(ResourceSearch.SpecsOf(kind, context), context, cancellationToken);
        foreach (var snapshot in snapshots) context.Keep(snapshot);
        return snapshots;
    }

    private static TaggedResource Seen(Snapshot snapshot) => new(ResourceArn.WithoutRevision(snapshot.Arn), snapshot.Address);
}
