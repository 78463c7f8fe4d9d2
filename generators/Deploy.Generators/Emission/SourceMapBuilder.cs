using Deploy.Generators.Model;
using Deploy.Generators.Planning.Origins;
using Deploy.Plan;
using Deploy.Plan.Values;

namespace Deploy.Generators.Emission;

/// <summary>Joins what each property comes from with where that stands.</summary>
internal static class SourceMapBuilder
{
    public static SourceMap Build(IEnumerable<Origin> origins, IEnumerable<ClassLocations> locations)
    {
        var byPlace = new Dictionary<AttributePlace, SourcePlace>();
        foreach (var type in locations)
            foreach (var attribute in type.Attributes) Add(byPlace, type.Class, attribute);

        return new SourceMap
        {
            Locations = origins
                .Where(origin => byPlace.ContainsKey(origin.Place))
                .Select(origin => LocationOf(origin, byPlace[origin.Place]))
                .ToEquatableList(),
        };
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
