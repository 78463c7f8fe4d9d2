using Deploy.Engine.Identity;
using Deploy.Engine.Kinds;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Reading;

/// <summary>Reads all kinds side by side, in two rounds: what looks at what others read comes second, and so does finding what left the plan.</summary>
public static class WorldReader
{
    /// <summary>Reads the resources of the plan and finds those that left it.</summary>
    public static async Task<World> ReadAsync(KindContext context, CancellationToken cancellationToken)
    {
        var early = await Task.WhenAll(KindCatalog.All.Where(kind => !kind.ReadsLate).Select(kind => ReadAsync(kind, context, cancellationToken)));
        var late = Task.WhenAll(KindCatalog.All.Where(kind => kind.ReadsLate).Select(kind => ReadAsync(kind, context, cancellationToken)));
        var found = await Task.WhenAll(KindCatalog.All.Select(kind => kind.DiscoverAsync(SpecsOf(kind, context), context, cancellationToken)));
        var read = early.Concat(await late).SelectMany(snapshots => snapshots).ToList();
        var known = read.Select(snapshot => snapshot.Arn).ToHashSet(StringComparer.Ordinal);
        var vanished = found
            .SelectMany(snapshots => snapshots)
            .Where(snapshot => !known.Contains(snapshot.Arn) && IdentityTags.OwnAddress(snapshot.Tags, context.Identity) is not null)
            .OrderBy(snapshot => snapshot.Address)
            .ToList();
        return new World(read.ToDictionary(snapshot => snapshot.Address), vanished);
    }

    private static async Task<IReadOnlyList<Snapshot>> ReadAsync(IResourceKind kind, KindContext context, CancellationToken cancellationToken)
    {
        var snapshots = await kind.ReadAsync(SpecsOf(kind, context), context, cancellationToken);
        foreach (var snapshot in snapshots) context.Keep(snapshot);
        return snapshots;
    }

    private static List<ResourceSpec> SpecsOf(IResourceKind kind, KindContext context) =>
        context.Resources.Values.Where(spec => spec.Kind == kind.Name).OrderBy(spec => spec.Address).ToList();
}
