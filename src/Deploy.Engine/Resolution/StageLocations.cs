using Deploy.Plan;
using Deploy.Plan.Values;

namespace Deploy.Engine.Resolution;

/// <summary>The source map of one stage, so that nobody who looks for a place has to know the stage.</summary>
public static class StageLocations
{
    /// <summary>The places of a stage's own attributes and, behind them, those of the base. What other stages declare is left out.</summary>
    /// <param name="map">The places of all stages.</param>
    /// <param name="stage">The stage; null: the base alone.</param>
    public static SourceMap Of(SourceMap map, string? stage)
    {
        var own = stage is null ? [] : map.Locations.Where(location => location.Stage == stage).Select(location => location with { Stage = null });
        // The first of two places for the same property is the one that is found.
        return map with { Locations = own.Concat(map.Locations.Where(location => location.Stage is null)).ToEquatableList() };
    }
}
