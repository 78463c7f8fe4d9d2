using Deploy.Generators.Planning.Origins;
using Deploy.Plan.Paths;
using Deploy.Plan.Values;
using Deploy.Rules;

namespace Deploy.Generators.Analysis;

/// <summary>Finds the attribute to point at for a property of the plan.</summary>
internal sealed class OriginIndex(IEnumerable<Origin> origins)
{
    private readonly Dictionary<(string? Stage, ResourceAddress Address, string Property), Origin> _origins =
        origins.ToDictionary(origin => (origin.Stage, origin.Address, origin.Property));

    /// <summary>Where a fault is shown that all stages have, or that a plan without stages has.</summary>
    public AttributePlace? InAll(Finding finding, IReadOnlyList<string> stages)
    {
        var (address, property) = (finding.Address, WrittenOf(finding, stages.Append<string?>(null)));

        // Each stage may have its own wrong value; then the base's, which nobody deploys, is not the one to mend.
        var overridden = stages.Select(stage => Find(address, property, stage)).FirstOrDefault(origin => origin is { IsOfStage: true } && origin.Property == property);
        return (overridden ?? Find(address, property, stage: null) ?? stages.Select(stage => Find(address, property, stage)).FirstOrDefault(origin => origin is not null))?.Place;
    }

    /// <summary>Where a fault is shown that some stages have: at the attribute with which the stage differs.</summary>
    public AttributePlace? InStage(Finding finding, string stage)
    {
        var (address, property) = (finding.Address, WrittenOf(finding, [stage, null]));
        if (Candidates(finding).Select(candidate => At(address, candidate, stage)).FirstOrDefault(origin => origin is { IsOfStage: true }) is { } ofStage) return ofStage.Place;
        for (var path = property; ; path = PropertyPath.Parent(path))
        {
            if (At(address, path, stage) is { IsOfStage: true } own) return own.Place;
            if (path.Length == 0) return Find(address, property, stage)?.Place;
        }
    }

    // Of the properties that a finding is about, the first that somebody wrote.
    private string WrittenOf(Finding finding, IEnumerable<string?> stages) =>
        Candidates(finding).FirstOrDefault(candidate => stages.Any(stage => At(finding.Address, candidate, stage) is not null)) ?? finding.Property;

    private static IEnumerable<string> Candidates(Finding finding) => finding.Related.Prepend(finding.Property);

    private Origin? Find(ResourceAddress address, string property, string? stage)
    {
        for (var path = property; ; path = PropertyPath.Parent(path))
        {
            if ((At(address, path, stage) ?? At(address, path, stage: null)) is { } found) return found;
            if (path.Length == 0) return null;
        }
    }

    private Origin? At(ResourceAddress address, string property, string? stage) =>
        _origins.TryGetValue((stage, address, property), out var origin) ? origin : null;
}
