using Deploy.Engine.Identity;
using Deploy.Engine.Kinds;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Reading;

/// <summary>Reads all kinds, side by side; those that look at what others read come second.</summary>
public static class WorldReader
{
    /// <summary>Reads the resources of the plan and finds those that left it.</summary>
    public static async Task<World> ReadAsync(KindContext context, CancellationToken cancellationToken)
    {
        var read = new List<Snapshot>();
        var found = new List<Snapshot>();
        foreach (var group in KindCatalog.All.GroupBy(kind => kind.ReadsLate).OrderBy(group => group.Key))
        {
            foreach (var (snapshots, others) in await Task.WhenAll(group.Select(kind => ReadAsync(kind, context, cancellationToken))))
            {
                read.AddRange(snapshots);
                found.AddRange(others);
            }
        }

        var known = read.Select(snapshot => snapshot.Arn).ToHashSet(StringComparer.Ordinal);
        var vanished = found
            .Where(snapshot => !known.Contains(snapshot.Arn) && IdentityTags.OwnAddress(snapshot.Tags, context.Identity) is not null)
            .OrderBy(snapshot => snapshot.Address)
            .ToList();
        return new World(read.ToDictionary(snapshot => snapshot.Address), vanished);
    }

    private static async Task<(IReadOnlyList<Snapshot> Read, IReadOnlyList<Snapshot> Found)> ReadAsync(IResourceKind kind, KindContext context, CancellationToken cancellationToken)
    {
        var specs = context.Resources.Values.Where(spec => spec.Kind == kind.Name).OrderBy(spec => spec.Address).ToList<ResourceSpec>();
        var read = kind.ReadAsync(specs, context, cancellationToken);
        var found = kind.DiscoverAsync(specs, context, cancellationToken);
        var snapshots = await read;
        foreach (var snapshot in snapshots) context.Keep(snapshot);
        return (snapshots, await found);
    }
}
