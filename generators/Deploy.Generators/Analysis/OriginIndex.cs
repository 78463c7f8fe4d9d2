using Deploy.Generators.Planning.Origins;
using Deploy.Plan;
using Deploy.Plan.Values;

namespace Deploy.Generators.Analysis;

/// <summary>Finds the attribute to point at for a property of the plan.</summary>
internal sealed class OriginIndex(IEnumerable<Origin> origins)
{
    private readonly Dictionary<(string? Stage, ResourceAddress Address, string Property), Origin> _origins =
        origins.ToDictionary(origin => (origin.Stage, origin.Address, origin.Property));

    /// <summary>Where a fault is shown that all stages have, or that a plan without stages has.</summary>
    public AttributePlace? InAll(ResourceAddress address, string property, IReadOnlyList<string> stages)
    {
        // Each stage may have its own wrong value; then the base's, which nobody deploys, is not the one to mend.
        var overridden = stages.Select(stage => Find(address, property, stage)).FirstOrDefault(origin => origin is { IsOfStage: true } && origin.Property == property);
        return (overridden ?? Find(address, property, stage: null) ?? stages.Select(stage => Find(address, property, stage)).FirstOrDefault(origin => origin is not null))?.Place;
    }

    /// <summary>Where a fault is shown that some stages have: at the attribute with which the stage differs.</summary>
    public AttributePlace? InStage(ResourceAddress address, string property, string stage)
    {
        for (var path = property; ; path = SourcePath.Parent(path))
        {
            if (At(address, path, stage) is { IsOfStage: true } own) return own.Place;
            if (path.Length == 0) return Find(address, property, stage)?.Place;
        }
    }

    private Origin? Find(ResourceAddress address, string property, string? stage)
    {
        for (var path = property; ; path = SourcePath.Parent(path))
        {
            if ((At(address, path, stage) ?? At(address, path, stage: null)) is { } found) return found;
            if (path.Length == 0) return null;
        }
    }

    private Origin? At(ResourceAddress address, string property, string? stage) =>
        _origins.TryGetValue((stage, address, property), out var origin) ? origin : null;
}
