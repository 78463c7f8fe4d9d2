using Deploy.Generators.Model;
using Deploy.Generators.Planning.Origins;
using Deploy.Plan;
using Deploy.Plan.Values;

namespace Deploy.Generators.Emission;

/// <summary>Joins what each property comes from with where that stands.</summary>
internal static class SourceMapBuilder
{
    /// <summary>The locations in the order of the origins, those of a resource, or of what a stage declares of it, together.</summary>
    public static IEnumerable<EquatableList<SourceLocation>> Build(IEnumerable<Origin> origins, IEnumerable<ClassLocations> locations)
    {
        var byPlace = new Dictionary<AttributePlace, SourcePlace>();
        foreach (var type in locations)
            foreach (var attribute in type.Attributes) Add(byPlace, type.Class, attribute);

        var together = new List<SourceLocation>();
        foreach (var origin in origins)
        {
            if (!byPlace.TryGetValue(origin.Place, out var place)) continue;
            if (together.Count > 0 && (together[0].Address != origin.Address || together[0].Stage != origin.Stage))
            {
                yield return together.ToEquatableList();
                together.Clear();
            }

            together.Add(LocationOf(origin, place));
        }

        if (together.Count > 0) yield return together.ToEquatableList();
    }

    private static void Add(Dictionary<AttributePlace, SourcePlace> places, string type, AttributeLocation attribute)
    {
        var place = new AttributePlace(type, attribute.Index);
        places[place] = new SourcePlace(attribute.File, attribute.Line, attribute.Column);
        foreach (var argument in attribute.Arguments)
            places[place with { Argument = argument.Argument, Element = argument.Element }] = new SourcePlace(attribute.File, argument.Line, argument.Column);
    }

    private static SourceLocation LocationOf(Origin origin, SourcePlace place) =>
        new(origin.Address, origin.Property, place.File, place.Line, place.Column) { Stage = origin.Stage };

    private sealed record SourcePlace(string File, int Line, int Column);
}
