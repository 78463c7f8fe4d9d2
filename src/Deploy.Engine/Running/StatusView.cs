using Deploy.Ecs;
using Deploy.Engine.Events;
using Deploy.Engine.Identity;

namespace Deploy.Engine.Running;

/// <summary>Prints what an environment has.</summary>
internal static class StatusView
{
    public static void Print(Comparison comparison, IDeploymentEvents events)
    {
        foreach (var spec in comparison.Order)
        {
            if (!comparison.World.Snapshots.TryGetValue(spec.Address, out var snapshot))
            {
                var done = spec.Ownership == Ownership.External ? null : KindCatalog.For(spec).WhyNotMade(spec, comparison.Context);
                events.Info($"{spec.Address}: {done ?? "not deployed"}");
                continue;
            }

            var isOurs = spec.Ownership == Ownership.External || IdentityTags.OwnAddress(snapshot.Tags, comparison.Context.Identity) is not null;
            events.Info($"{spec.Address}{(isOurs ? "" : " (not ours)")}: {snapshot.Arn}");
            if (snapshot.Facts.Count > 0) events.Info($"    {string.Join(" · ", snapshot.Facts.Select(fact => $"{fact.Key} {fact.Value}"))}");
            if (isOurs && spec.Ownership != Ownership.External)
                foreach (var remark in KindCatalog.For(spec).Remarks(spec, snapshot, comparison.Context)) events.Info($"    {remark}");
        }

        foreach (var snapshot in comparison.World.Vanished) events.Info($"{snapshot.Address} (no longer declared): {snapshot.Arn}");
    }
}
