using Deploy.Generators.Planning.Kinds;
using Deploy.Generators.Planning.Origins;

namespace Deploy.Generators.Planning;

/// <summary>The origins of the base, and of each stage those that differ.</summary>
internal static class StageOrigins
{
    public static IEnumerable<Origin> Of(StageContext basis, IReadOnlyList<StageContext> stages)
    {
        if (stages.Count == 0) return OriginsOf(basis);
        var ofBase = OriginsOf(basis).ToArray();
        var known = ofBase.ToDictionary(origin => (origin.Address, origin.Property));
        return ofBase.Concat(stages.SelectMany(OriginsOf).Where(origin =>
            !known.TryGetValue((origin.Address, origin.Property), out var same) || same.Place != origin.Place));
    }

    private static IEnumerable<Origin> OriginsOf(StageContext context)
    {
        foreach (var parsed in context.Resources.OrderBy(parsed => parsed.Spec.Address))
        {
            var address = parsed.Spec.Address;
            var origins = parsed.Origins.ToArray();
            Array.Sort(origins, static (left, right) => string.CompareOrdinal(left.Key, right.Key));
            foreach (var origin in origins) yield return new Origin(context.Stage, address, origin.Key, origin.Value.Place, origin.Value.IsOfStage);
        }
    }
}
