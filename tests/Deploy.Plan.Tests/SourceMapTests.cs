using Deploy.Plan.Json;
using Deploy.Plan.Values;

namespace Deploy.Plan.Tests;

public class SourceMapTests
{
    private static readonly ResourceAddress Api = new("task-definition", "api");

    private static readonly SourceMap Map = new()
    {
        Locations = EquatableList.Of(
            At("", 1),
            At("Cpu", 2),
            At("ContainerDefinitions[api]", 3),
            At("ContainerDefinitions[api].HealthCheck", 4),
            At("ContainerDefinitions[api].PortMappings[8080]", 5),
            At("NetworkConfiguration", 6),
            At("ContainerDefinitions[a.b].Image", 7)),
    };

    [Theory]
    [InlineData("Cpu", 2)]
    [InlineData("Memory", 1)]
    [InlineData("", 1)]
    [InlineData("ContainerDefinitions[api].HealthCheck.Interval", 4)]
    [InlineData("ContainerDefinitions[api].PortMappings[8080].HostPort", 5)]
    [InlineData("ContainerDefinitions[api].PortMappings[9090]", 3)]
    [InlineData("ContainerDefinitions[api].Environment[NAME].Value", 3)]
    [InlineData("ContainerDefinitions[other].Image", 1)]
    [InlineData("ContainerDefinitions[a.b].Image", 7)]
    [InlineData("NetworkConfiguration.Subnets[0]", 6)]
    public void A_property_is_found_or_what_contains_it(string property, int line) =>
        Assert.Equal(line, Map.Find(Api, property)!.Line);

    [Fact]
    public void An_unknown_resource_has_no_place() => Assert.Null(Map.Find(new("service", "api"), "Cpu"));

    [Fact]
    public void A_source_map_is_read_as_it_was_written()
    {
        Assert.Equal(Map, SourceMap.Read(Map.Write()));
        Assert.Equal(SourceMap.Empty, SourceMap.Read(SourceMap.Empty.Write()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public void Texts_of_locations_that_are_kept_make_the_same_map(int first)
    {
        JsonPiece[] texts = [.. new[] { Map.Locations.Take(first), Map.Locations.Skip(first) }.Where(part => part.Any()).Select(SourceMap.WriteLocations)];
        var text = string.Concat(SourceMap.WritePieces(texts));
        Assert.Equal(Map.Write(), text + "\n");
        Assert.Equal(JsonText.Write(JsonReader.Read(text)), text);
        Assert.Equal(SourceMap.Empty.Write(), string.Concat(SourceMap.WritePieces([])) + "\n");
    }

    private static SourceLocation At(string property, int line) => new(Api, property, "Api.cs", line, 1);
}
