using Deploy.Generators.Planning.Kinds;
using Deploy.Generators.Planning.Origins;

namespace Deploy.Generators.Planning;

/// <summary>The origins of the base, and of each stage those that differ.</summary>
internal static class StageOrigins
{
    public static IEnumerable<Origin> Of(StageContext basis, IEnumerable<StageContext> stages)
    {
        var ofBase = OriginsOf(basis).ToArray();
        var known = ofBase.ToDictionary(origin => (origin.Address, origin.Property));
        return ofBase.Concat(stages.SelectMany(OriginsOf).Where(origin =>
            !known.TryGetValue((origin.Address, origin.Property), out var same) || same.Place != origin.Place));
    }

    private static IEnumerable<Origin> OriginsOf(StageContext context) =>
        from parsed in context.Resources.OrderBy(parsed => parsed.Spec.Address)
        let address = parsed.Spec.Address
        from origin in parsed.Origins.OrderBy(origin => origin.Key, StringComparer.Ordinal)
        select new Origin(context.Stage, address, origin.Key, origin.Value.Place, origin.Value.IsOfStage);
}
