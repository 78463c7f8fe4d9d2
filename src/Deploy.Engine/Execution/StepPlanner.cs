using Deploy.Engine.Differences;
using Deploy.Engine.Diffing;
using Deploy.Engine.Kinds;

namespace Deploy.Engine.Execution;

/// <summary>Divides changes into steps: expand, roll out, contract.</summary>
public static class StepPlanner
{
    /// <summary>The steps in order.</summary>
    public static IReadOnlyList<Step> Plan(ChangeSet set)
    {
        var rollsOut = set.Changed.Any(RollsOut);
        return set.Changed.SelectMany(change => Divide(change, rollsOut)).OrderBy(step => step.Phase).ToList();
    }

    private static bool RollsOut(ResourceChange change) => change.Kind.Phase == ApplyPhase.RollOut && change.Action switch
    {
        ResourceAction.Create or ResourceAction.Replace => true,
        ResourceAction.Update => change.Impact >= ChangeImpact.RollingRestart,
        _ => false,
    };

    private static IEnumerable<Step> Divide(ResourceChange change, bool rollsOut)
    {
        if (change.Action == ResourceAction.Delete) return [new Step(ApplyPhase.Contract, change, [])];
        var later = change.Changes.Where(property => property.AfterRollout).ToList();
        // Without a rollout nothing uses the old state: one call does all.
        if (change.Action != ResourceAction.Update || later.Count == 0 || !rollsOut) return [new Step(change.Kind.Phase, change, change.Changes)];
        var now = change.Changes.Where(property => !property.AfterRollout).ToList();
        return now.Count == 0
            ? [new Step(ApplyPhase.Contract, change, later)]
            : [new Step(change.Kind.Phase, change, now), new Step(ApplyPhase.Contract, change, later)];
    }
}
