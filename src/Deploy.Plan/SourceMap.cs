using Deploy.Plan.Json;
using Deploy.Plan.Paths;
using Deploy.Plan.Values;

namespace Deploy.Plan;

/// <summary>Where in the source each property of the plan was declared, so that deployment errors point at the attribute.</summary>
/// <remarks>Not part of the plan or its hash: moving an attribute to another line changes nothing in AWS.</remarks>
public sealed record SourceMap
{
    // Below the map and its list.
    private const int DepthInMap = 2;

    /// <summary>No locations.</summary>
    public static SourceMap Empty { get; } = new();

    /// <summary>The locations, by address and property.</summary>
    public EquatableList<SourceLocation> Locations { get; init; } = EquatableList<SourceLocation>.Empty;

    /// <summary>
    /// The location of a property such as <c>ContainerDefinitions[api].Memory</c>, else of the nearest property that contains it,
    /// else of the resource's attribute; null where nothing is known of the resource.
    /// </summary>
    /// <param name="address">The resource.</param>
    /// <param name="property">The property's path.</param>
    /// <param name="stage">The stage whose own attribute is preferred over the base's for the same path; null: the base.</param>
    public SourceLocation? Find(ResourceAddress address, string property, string? stage = null)
    {
        for (var path = PropertyPath.Of(address.Kind, property); ; path = PropertyPath.Parent(path))
        {
            var found = At(address, path, stage) ?? (stage is null ? null : At(address, path, stage: null));
            if (found is not null || path.Length == 0) return found;
        }
    }

    /// <summary>Canonical JSON, ending in a line end.</summary>
    public string Write() => string.Concat(WritePieces(Locations.Count == 0 ? [] : [WriteLocations(Locations)])) + "\n";

    /// <summary>What <see cref="Write"/> writes, without the final line end, from the texts of its locations in their order.</summary>
    public static EquatableList<string> WritePieces(IEnumerable<JsonPiece> locations)
    {
        var list = new JsonList();
        list.AddRange(locations);
        var map = new JsonMap();
        if (list.Count > 0) map.Add(nameof(Locations), list);
        return JsonText.WritePieces(map);
    }

    /// <summary>The text of some locations, at least one, as it stands in a source map.</summary>
    public static JsonPiece WriteLocations(IEnumerable<SourceLocation> locations) => JsonText.WritePiece(locations.Select(RecordMapper.ToJson), DepthInMap);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">Not a source map.</exception>
    public static SourceMap Read(string text) =>
        JsonReader.Read(text) is JsonMap map
            ? (SourceMap)RecordMapper.FromJson(typeof(SourceMap), map)
            : throw new FormatException("A source map is a JSON object.");

    private SourceLocation? At(ResourceAddress address, string path, string? stage) =>
        Locations.FirstOrDefault(location => location.Address == address && location.Property == path && location.Stage == stage);
}

/// <summary>A place in a source file, counted from 1. The empty property stands for the resource's attribute itself.</summary>
public sealed record SourceLocation(ResourceAddress Address, string Property, string File, int Line, int Column)
{
    /// <summary>The stage that declares it there; null: the base.</summary>
    public string? Stage { get; init; }
}
