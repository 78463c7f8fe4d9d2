using Deploy.Plan.Paths;

namespace Deploy.Generators.Planning.Origins;

/// <summary>Notes, while a resource is parsed, where each of its properties was declared.</summary>
/// <param name="kind">The kind of the resource, whose views stand for members of its request; empty: it has none.</param>
internal sealed class OriginRecorder(string kind = "")
{
    private readonly Dictionary<string, PropertyOrigin> _origins = new(StringComparer.Ordinal);

    /// <summary>What was noted, by path.</summary>
    public IReadOnlyDictionary<string, PropertyOrigin> Origins => _origins;

    /// <summary>Notes an origin; the first one of a path stays.</summary>
    public void Record(string property, AttributePlace place, bool isOfStage)
    {
        var path = PropertyPath.Of(kind, property);
        if (!_origins.ContainsKey(path)) _origins.Add(path, new PropertyOrigin(place, isOfStage));
    }

    /// <summary>Notes the origin of what takes the place of what was noted before.</summary>
    public void Replace(string path, AttributePlace place, bool isOfStage) => _origins[path] = new PropertyOrigin(place, isOfStage);
}

/// <summary>The place of a property, and whether the stage declares it.</summary>
internal sealed record PropertyOrigin(AttributePlace Place, bool IsOfStage);
