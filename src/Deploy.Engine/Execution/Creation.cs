using Amazon.Runtime;
using Deploy.Engine.Checks;
using Deploy.Engine.Differences;
using Deploy.Engine.Diffing;
using Deploy.Engine.Events;
using Deploy.Engine.Kinds;
using Deploy.Engine.Reading;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Execution;

/// <summary>
/// Makes a resource that was read as absent. When AWS acts and its answer is lost, the call is sent once more, and the second one finds the
/// name taken, by the first; and what is refused for being young is tried again after a part of it was made. So "exists already" is no
/// verdict: who owns it is.
/// </summary>
internal sealed class Creation(KindContext context, IDeploymentEvents events, Repeater repeater)
{
    public Task<Applied> CreateAsync(Kind kind, ResourceSpec desired, CancellationToken cancellationToken) =>
        repeater.RunAsync(kind, desired.Address, attempt => TryAsync(kind, desired, isFirst: attempt == 0, cancellationToken), bearsYouth: true, cancellationToken);

    private async Task<Applied> TryAsync(Kind kind, ResourceSpec desired, bool isFirst, CancellationToken cancellationToken)
    {
        try
        {
            return await kind.CreateAsync(desired, context, cancellationToken);
        }
        catch (AmazonServiceException e) when (kind.IsTaken(e))
        {
            return await FinishAsync(kind, desired, e, isFirst, cancellationToken);
        }
    }

    private async Task<Applied> FinishAsync(Kind kind, ResourceSpec desired, AmazonServiceException taken, bool isFirst, CancellationToken cancellationToken)
    {
        var found = await ReadBack.FindAsync(kind, desired, context, cancellationToken) ?? throw taken;
        if (OwnershipCheck.Check(context, desired, found) is { } refusal) throw refusal;
        // A creation writes everything, also what something else manages from then on.
        var whole = desired with { ManagedElsewhere = EquatableList<string>.Empty };
        var world = new World(new Dictionary<ResourceAddress, Snapshot> { [found.Address] = found }, []);
        var changes = new DiffBuilder(context, [whole], SourceMap.Empty).Build(world).Resources.Single().Changes;
        // What the call would have made can be brought up to date; this is something older.
        if (changes.Any(change => change.Impact == ChangeImpact.Replacement)) throw taken;
        if (isFirst) events.Progress($"  {desired.Address}: exists already and is ours (the answer to a call was lost, or another run made it); going on with it");
        return changes.Count == 0 ? new Applied(found.Arn) : await kind.UpdateAsync(whole, found, changes, context, cancellationToken);
    }
}
