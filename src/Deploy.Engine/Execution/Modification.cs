using Deploy.Engine.Differences;
using Deploy.Engine.Diffing;
using Deploy.Engine.Kinds;
using Deploy.Engine.Reading;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Execution;

/// <summary>
/// Writes the changes of a resource. Where a call is refused because what it names is not there (the answer to its first try was lost, or the
/// resource is young), the resource is read again, and only what still differs is written.
/// </summary>
internal sealed class Modification(KindContext context, Repeater repeater)
{
    public Task<Applied> UpdateAsync(Kind kind, ResourceSpec desired, Snapshot actual, IReadOnlyList<PropertyChange> changes, CancellationToken cancellationToken) =>
        repeater.RunAsync(
            kind,
            desired.Address,
            // A call that starts a rollout is one call, and is sent as it was.
            attempt => attempt == 0 || kind.Phase == ApplyPhase.RollOut
                ? kind.UpdateAsync(desired, actual, changes, context, cancellationToken)
                : AgainAsync(kind, desired, actual, changes, cancellationToken),
            bearsYouth: true,
            cancellationToken);

    private async Task<Applied> AgainAsync(Kind kind, ResourceSpec desired, Snapshot actual, IReadOnlyList<PropertyChange> changes, CancellationToken cancellationToken)
    {
        if (await ReadBack.FindAsync(kind, desired, context, cancellationToken) is not { } found) return await kind.UpdateAsync(desired, actual, changes, context, cancellationToken);
        var world = new World(new Dictionary<ResourceAddress, Snapshot> { [found.Address] = found }, []);
        var left = new DiffBuilder(context, [desired], SourceMap.Empty).Build(world).Resources.Single().Changes.Where(changes.Contains).ToList();
        return left.Count == 0 ? new Applied(found.Arn) : await kind.UpdateAsync(desired, found, left, context, cancellationToken);
    }
}
