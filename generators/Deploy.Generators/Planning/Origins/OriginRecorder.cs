namespace Deploy.Generators.Planning.Origins;

/// <summary>Notes, while a resource is parsed, where each of its properties was declared.</summary>
internal sealed class OriginRecorder
{
    private readonly Dictionary<string, PropertyOrigin> _origins = new(StringComparer.Ordinal);

    /// <summary>What was noted, by path.</summary>
    public IReadOnlyDictionary<string, PropertyOrigin> Origins => _origins;

    /// <summary>Notes an origin; the first one of a path stays.</summary>
    public void Record(string property, AttributePlace place, bool isOfStage)
    {
        if (!_origins.ContainsKey(property)) _origins.Add(property, new PropertyOrigin(place, isOfStage));
    }
}

/// <summary>The place of a property, and whether the stage declares it.</summary>
internal sealed record PropertyOrigin(AttributePlace Place, bool IsOfStage);
