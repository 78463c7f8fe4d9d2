using Deploy.Engine.Clients;
using Deploy.Engine.Kinds;
using Deploy.Engine.Reading;

namespace Deploy.Engine.Diffing;

/// <summary>Finds out what data would be lost. It is asked for what is going to be deleted only, since it can cost calls.</summary>
public static class HeldData
{
    /// <summary>The differences, and the world in which the snapshots of what they delete say what data it holds.</summary>
    public static async Task<(World World, ChangeSet Changes)> ReadAsync(DiffBuilder builder, World world, KindContext context, CancellationToken cancellationToken)
    {
        var changes = builder.Build(world);
        var deleted = changes.Changed.Where(change => change.Deletes).ToList();
        if (deleted.Count == 0) return (world, changes);
        var read = await Concurrently.SelectAsync(
            deleted, async change => change.Snapshot! with { Holds = await change.Kind.HoldsAsync(change.Snapshot, context, cancellationToken) });
        var byArn = read.ToDictionary(snapshot => snapshot.Arn, StringComparer.Ordinal);
        world = world with
        {
            Snapshots = world.Snapshots.ToDictionary(pair => pair.Key, pair => byArn.GetValueOrDefault(pair.Value.Arn, pair.Value)),
            Vanished = [.. world.Vanished.Select(snapshot => byArn.GetValueOrDefault(snapshot.Arn, snapshot))],
        };
        return (world, builder.Build(world));
    }
}
